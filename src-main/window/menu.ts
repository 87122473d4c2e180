import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { WindowCommand } from '../../src-shared/ipc/window-command.ts';
import { t } from '../../src-shared/words/words.ts';

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
 * the usual one; the rest is asked of the page. Roles get our words too, since Electron names them in English only.
 */
export function menuTemplate(choices: MenuChoices): Item[] {
  const { appName, isMac, run } = choices;
  const ask = (label: string, command: WindowCommand, accelerator?: string): Item => ({
    label,
    click: () => run(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const role = (label: string, name: NonNullable<Item['role']>): Item => ({ label, role: name });
  const named = (label: string): string => (isMac ? label : `&${label}`);
  const settings = ask(t('shell:menu.settings'), 'show-settings', 'CmdOrCtrl+,');
  const own: Item = {
    label: appName,
    submenu: [
      role(t('shell:menu.about', { app: appName }), 'about'),
      line,
      settings,
      line,
      role(t('shell:menu.services'), 'services'),
      line,
      role(t('shell:menu.hide', { app: appName }), 'hide'),
      role(t('shell:menu.hideOthers'), 'hideOthers'),
      role(t('shell:menu.unhide'), 'unhide'),
      line,
      role(t('shell:menu.quitApp', { app: appName }), 'quit'),
    ],
  };
  const file: Item = {
    label: named(t('shell:menu.file')),
    submenu: [
      ask(t('shell:menu.newBooking'), 'new-booking', 'CmdOrCtrl+N'),
      line,
      ask(t('shell:menu.saveDay'), 'save-day'),
      ask(t('shell:menu.saveWeek'), 'save-week', 'CmdOrCtrl+Shift+S'),
      ask(t('shell:menu.printDay'), 'print-day'),
      ask(t('shell:menu.printWeek'), 'print-week', 'CmdOrCtrl+P'),
      line,
      ask(t('shell:menu.syncNow'), 'sync-now'),
      line,
      ...(isMac
        ? [role(t('shell:menu.close'), 'close')]
        : [settings, line, role(t('shell:menu.quit'), 'quit')]),
    ],
  };
  const edit: Item = {
    label: named(t('shell:menu.edit')),
    submenu: [
      // The keys of these two go to the window first: there they take typing back in a field, and a step elsewhere.
      role(t('shell:menu.undoTyping'), 'undo'),
      role(t('shell:menu.redoTyping'), 'redo'),
      line,
      ask(t('shell:menu.undoStep'), 'undo-step'),
      ask(t('shell:menu.redoStep'), 'redo-step'),
      line,
      role(t('shell:menu.cut'), 'cut'),
      role(t('shell:menu.copy'), 'copy'),
      role(t('shell:menu.paste'), 'paste'),
      role(t('shell:menu.delete'), 'delete'),
      line,
      role(t('shell:menu.selectAll'), 'selectAll'),
    ],
  };
  const help: Item = {
    role: 'help',
    label: named(t('shell:menu.help')),
    submenu: [
      ask(t('shell:menu.keys'), 'show-keys', 'CmdOrCtrl+/'),
      ask(t('shell:menu.versions'), 'show-about'),
    ],
  };
  return [
    ...(isMac ? [own] : []),
    file,
    edit,
    viewMenu(choices, { ask, role, named }),
    windowMenu(isMac, role),
    help,
  ];
}

type Make = {
  ask(label: string, command: WindowCommand, accelerator?: string): Item;
  role(label: string, name: NonNullable<Item['role']>): Item;
  /** A menu's own name, with its key where the system has such. */
  named(label: string): string;
};

function viewMenu({ isDevelopment, theme, run }: MenuChoices, { ask, role, named }: Make): Item {
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
    label: named(t('shell:menu.view')),
    submenu: [
      ask(t('shell:menu.calendar'), 'show-calendar', 'CmdOrCtrl+1'),
      ask(t('shell:menu.today'), 'show-today', 'CmdOrCtrl+T'),
      ask(t('shell:menu.clients'), 'show-clients', 'CmdOrCtrl+2'),
      ask(t('shell:menu.bookableServices'), 'show-services', 'CmdOrCtrl+3'),
      ask(t('shell:menu.availability'), 'show-availability', 'CmdOrCtrl+4'),
      ask(t('shell:menu.money'), 'show-money', 'CmdOrCtrl+5'),
      ask(t('shell:menu.sync'), 'show-sync', 'CmdOrCtrl+6'),
      line,
      {
        label: t('shell:menu.theme'),
        submenu: [
          look(t('shell:menu.asTheSystem'), 'system'),
          look(t('shell:menu.light'), 'light'),
          look(t('shell:menu.dark'), 'dark'),
        ],
      },
      line,
      ...(isDevelopment ? developer : []),
      role(t('shell:menu.actualSize'), 'resetZoom'),
      role(t('shell:menu.zoomIn'), 'zoomIn'),
      role(t('shell:menu.zoomOut'), 'zoomOut'),
      line,
      role(t('shell:menu.fullScreen'), 'togglefullscreen'),
    ],
  };
}

function windowMenu(isMac: boolean, role: Make['role']): Item {
  const common = [
    role(t('shell:menu.minimize'), 'minimize'),
    role(t('shell:menu.zoomWindow'), 'zoom'),
  ];
  return {
    role: 'windowMenu',
    label: t('shell:menu.window'),
    submenu: isMac
      ? [...common, line, role(t('shell:menu.bringToFront'), 'front')]
      : [...common, role(t('shell:menu.close'), 'close')],
  };
}
