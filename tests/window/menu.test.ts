import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { type MenuChoices, menuTemplate } from '../../src-main/window/menu.ts';
import { windowCommands } from '../../src-shared/ipc/window-command.ts';

function itemsOf(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : []),
  ]);
}

function rolesOf(items: MenuItemConstructorOptions[]): string[] {
  return itemsOf(items).flatMap(({ role }) => role ?? []);
}

const asked: string[] = [];
const shipped: Omit<MenuChoices, 'isMac'> = {
  appName: 'Appointment Agent',
  isDevelopment: false,
  theme: 'dark',
  run: (command) => void asked.push(command),
};

test.each([true, false])(
  'the shipped app has no way to reload or to open developer tools (mac: %s)',
  (isMac) => {
    const roles = rolesOf(menuTemplate({ ...shipped, isMac }));
    expect(roles).toEqual(
      expect.arrayContaining([
        'quit',
        'undo',
        'selectAll',
        'windowMenu',
        'resetZoom',
        'togglefullscreen',
      ]),
    );
    for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu'])
      expect(roles).not.toContain(role);
  },
);

test('development has them', () => {
  const roles = rolesOf(menuTemplate({ ...shipped, isMac: false, isDevelopment: true }));
  expect(roles).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
});

test('a Mac has a menu of the app itself with its settings, and closes windows from File', () => {
  const [own, file] = menuTemplate({ ...shipped, isMac: true });
  expect(own?.label).toBe('Appointment Agent');
  expect(itemsOf([own!]).map(({ label }) => label)).toContain('Settings…');
  expect(rolesOf([file!])).toEqual(['close']);
});

test('elsewhere File comes first, with the settings and the way out', () => {
  const [file] = menuTemplate({ ...shipped, isMac: false });
  expect(file?.label).toBe('&File');
  expect(itemsOf([file!]).map(({ label }) => label)).toContain('Settings…');
  expect(rolesOf([file!])).toEqual(['quit']);
});

test.each([true, false])('every command of the list is in the menus once (mac: %s)', (isMac) => {
  asked.length = 0;
  for (const { click } of itemsOf(menuTemplate({ ...shipped, isMac })))
    click?.({} as never, undefined, {});
  expect(asked.toSorted()).toEqual([...windowCommands].toSorted());
});

test('no two entries share their keys', () => {
  const keys = itemsOf(menuTemplate({ ...shipped, isMac: false })).flatMap(
    ({ accelerator }) => accelerator ?? [],
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(expect.arrayContaining(['CmdOrCtrl+N', 'CmdOrCtrl+P', 'CmdOrCtrl+,']));
});

test('the theme in use is marked', () => {
  const marked = itemsOf(menuTemplate({ ...shipped, isMac: false })).filter(
    ({ checked }) => checked === true,
  );
  expect(marked.map(({ label }) => label)).toEqual(['Dark']);
});

test('the Edit menu takes typing back by the roles of the system, and steps by asking the window', () => {
  const edit = menuTemplate({ ...shipped, isMac: false }).find(({ label }) => label === '&Edit')!;
  expect(rolesOf([edit])).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll']);
  asked.length = 0;
  for (const { click } of itemsOf([edit])) click?.({} as never, undefined, {});
  expect(asked).toEqual(['undo-step', 'redo-step']);
});
