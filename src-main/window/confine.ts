import type { Session, WebContents } from 'electron';
import { externalAddress } from './external-links.ts';

/** The part of Electron's app that tells of new pages. */
export type PageSource = {
  on(
    event: 'web-contents-created',
    listener: (event: unknown, contents: WebContents) => void,
  ): unknown;
};

/** Refuses every permission a page can ask for or look up, and every device. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Keeps every page where it is: it can't navigate, embed another page or open a window. A link to one of the
 * allowed addresses opens in the person's browser instead. `mayReload` tells which navigation is let through
 * (in development, the dev server reloading its own page).
 */
export function confinePages(
  app: PageSource,
  openExternal: (address: string) => Promise<void>,
  mayReload: (url: string) => boolean,
): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!mayReload(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      const address = externalAddress(url);
      if (address !== null) void openExternal(address);
      return { action: 'deny' };
    });
  });
}
