import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { WindowCommand } from '../../src-shared/ipc/window-command.ts';

export type MenuChoices = {
  appName: string;
  isMac: boolean;
  /** Adds reload and the developer tools, which the shipped app does not have. */
  isDevelopment: boolean;
  theme: Settings['theme'];
  /** Asks the page to do something. */
  run(command: WindowCommand): void;
};

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/**
 * The menu bar as each platform expects it. What the system knows is made of standard roles, so that every shortcut is
 * the usual one; the rest is asked of the page.
 */
export function menuTemplate(choices: MenuChoices): Item[] {
  const { appName, isMac, run } = choices;
  const ask = (label: string, command: WindowCommand, accelerator?: string): Item => ({
    label,
    click: () => run(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const settings = ask('Settings…', 'show-settings', 'CmdOrCtrl+,');
  const own: Item = {
    label: appName,
    submenu: [
      { role: 'about' },
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
  const file: Item = {
    label: isMac ? 'File' : '&File',
    submenu: [
      ask('New Booking…', 'new-booking', 'CmdOrCtrl+N'),
      line,
      ask('Save Day as PDF…', 'save-day'),
      ask('Save Week as PDF…', 'save-week', 'CmdOrCtrl+Shift+S'),
      ask('Print Day…', 'print-day'),
      ask('Print Week…', 'print-week', 'CmdOrCtrl+P'),
      line,
      ask('Sync Now', 'sync-now'),
      line,
      ...(isMac ? [{ role: 'close' } as const] : [settings, line, { role: 'quit' } as const]),
    ],
  };
  const edit: Item = {
    label: isMac ? 'Edit' : '&Edit',
    submenu: [
      // The keys of these two go to the window first: there they take typing back in a field, and a step elsewhere.
      { role: 'undo', label: 'Undo Typing' },
      { role: 'redo', label: 'Redo Typing' },
      line,
      ask('Undo Last Step', 'undo-step'),
      ask('Redo Last Step', 'redo-step'),
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      line,
      { role: 'selectAll' },
    ],
  };
  const help: Item = {
    role: 'help',
    label: isMac ? 'Help' : '&Help',
    submenu: [
      ask('Keyboard Shortcuts', 'show-keys', 'CmdOrCtrl+/'),
      ask('Versions and Data for a Report', 'show-about'),
    ],
  };
  return [
    ...(isMac ? [own] : []),
    file,
    edit,
    viewMenu(choices, ask),
    { role: 'windowMenu' },
    help,
  ];
}

function viewMenu(
  { isMac, isDevelopment, theme, run }: MenuChoices,
  ask: (label: string, command: WindowCommand, accelerator?: string) => Item,
): Item {
  const developer: Item[] = [
    { role: 'reload' },
    { role: 'forceReload' },
    { role: 'toggleDevTools' },
    line,
  ];
  const look = (label: string, value: Settings['theme']): Item => ({
    label,
    type: 'radio',
    checked: theme === value,
    click: () => run(`theme-${value}`),
  });
  return {
    label: isMac ? 'View' : '&View',
    submenu: [
      ask('Calendar', 'show-calendar', 'CmdOrCtrl+1'),
      ask('Today', 'show-today', 'CmdOrCtrl+T'),
      ask('Clients', 'show-clients', 'CmdOrCtrl+2'),
      ask('Services', 'show-services', 'CmdOrCtrl+3'),
      ask('Availability', 'show-availability', 'CmdOrCtrl+4'),
      ask('Money', 'show-money', 'CmdOrCtrl+5'),
      ask('Sync', 'show-sync', 'CmdOrCtrl+6'),
      line,
      {
        label: 'Theme',
        submenu: [look('As the System', 'system'), look('Light', 'light'), look('Dark', 'dark')],
      },
      line,
      ...(isDevelopment ? developer : []),
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
    ],
  };
}
