import type { Session, WebContents } from 'electron';
import { externalAddress } from './external-links.ts';
import { developmentPolicy } from './security-policy.ts';

/** The part of Electron's app that tells of new pages. */
export type PageSource = {
  on(
    event: 'web-contents-created',
    listener: (event: unknown, contents: WebContents) => void,
  ): unknown;
};

/** Refuses every permission a page can ask for or look up, every device and every download. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Lets a page's requests reach its own origin and nothing else, whatever its policy says. */
export function cutOffNetwork(session: Session, origin: string): void {
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isWithin(url, origin) }),
  );
}

/** The page's own origin, its sockets, what it made itself, and Chromium's own developer tools. */
function isWithin(url: string, origin: string): boolean {
  const own = [origin, origin.replace(/^http/, 'ws')];
  if (own.some((start) => url === start || url.startsWith(`${start}/`))) return true;
  return /^(data|blob|devtools):/.test(url);
}

/** Gives pages of the development server their policy, which in the built app comes with the page. */
export function sendPolicy(session: Session, server: string): void {
  const policy = developmentPolicy(server);
  session.webRequest.onHeadersReceived(({ responseHeaders }, answer) =>
    answer({ responseHeaders: { ...responseHeaders, 'Content-Security-Policy': [policy] } }),
  );
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
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
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
