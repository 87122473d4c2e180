import { Menu, nativeImage, Tray } from 'electron';
import type { Log } from '../platform/ports.ts';
import { pictureSize, trayPixels } from './tray-picture.ts';
import { type TrayActions, type TrayFacts, trayTemplate, trayTooltip } from './tray.ts';

export type TrayIcon = {
  /** Shows other facts. */
  tell(facts: TrayFacts): void;
  stop(): void;
};

/** Puts the app into the system's tray; null where there is none, which is no trouble. */
export function createTrayIcon(actions: TrayActions, isMac: boolean, log: Log): TrayIcon | null {
  try {
    const tray = new Tray(picture(isMac));
    const show = (facts: TrayFacts | null): void => {
      tray.setToolTip(trayTooltip(facts));
      tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(facts, actions)));
    };
    show(null);
    if (!isMac) tray.on('click', actions.show); // on a Mac a click opens the menu
    return { tell: show, stop: () => tray.destroy() };
  } catch (error) {
    log.warn('this system has no tray', { error });
    return null;
  }
}

function picture(isMac: boolean): Electron.NativeImage {
  const bitmap = (scale: number) => ({
    buffer: Buffer.from(trayPixels(scale, isMac)),
    width: pictureSize * scale,
    height: pictureSize * scale,
  });
  const { buffer, ...size } = bitmap(1);
  const image = nativeImage.createFromBitmap(buffer, size);
  image.addRepresentation({ scaleFactor: 2, ...bitmap(2) });
  image.setTemplateImage(isMac);
  return image;
}
