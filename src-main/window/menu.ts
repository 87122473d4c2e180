import type { MenuItemConstructorOptions } from 'electron';

export type MenuChoices = {
  appName: string;
  isMac: boolean;
  /** Adds reload and the developer tools, which the shipped app does not have. */
  isDevelopment: boolean;
  /** Takes a step of the person back, or does it again. */
  onStep(entry: 'undo' | 'redo'): void;
};

/** The menu bar as each platform expects it, made of standard roles, so that every shortcut is the usual one. */
export function menuTemplate({
  appName,
  isMac,
  isDevelopment,
  onStep,
}: MenuChoices): MenuItemConstructorOptions[] {
  const developer: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { role: 'forceReload' },
    { role: 'toggleDevTools' },
    { type: 'separator' },
  ];
  const own: MenuItemConstructorOptions = {
    label: appName,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [isMac ? { role: 'close' } : { role: 'quit' }],
  };
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      // The keys of these two go to the window first: there they take typing back in a field, and a step elsewhere.
      { role: 'undo', label: 'Undo Typing' },
      { role: 'redo', label: 'Redo Typing' },
      { type: 'separator' },
      { label: 'Undo Last Step', click: () => onStep('undo') },
      { label: 'Redo Last Step', click: () => onStep('redo') },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      { type: 'separator' },
      { role: 'selectAll' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      ...(isDevelopment ? developer : []),
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  return [...(isMac ? [own] : []), file, edit, view, { role: 'windowMenu' }];
}
