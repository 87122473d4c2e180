import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../src-main/window/menu.ts';

function rolesOf(items: MenuItemConstructorOptions[]): string[] {
  return items.flatMap((item) => [
    ...(item.role ? [item.role] : []),
    ...(Array.isArray(item.submenu) ? rolesOf(item.submenu) : []),
  ]);
}

const shipped = { appName: 'Appointment Agent', isDevelopment: false, onStep: () => undefined };

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

test('the first menu on a Mac is the app itself', () => {
  const [first] = menuTemplate({ ...shipped, isMac: true });
  expect(first?.label).toBe('Appointment Agent');
  expect(menuTemplate({ ...shipped, isMac: false })[0]?.label).toBe('File');
});

test('the Edit menu takes typing back by the roles of the system, and steps by asking the window', () => {
  const asked: string[] = [];
  const menu = menuTemplate({ ...shipped, isMac: false, onStep: (entry) => asked.push(entry) });
  const edit = menu.find((entry) => entry.label === 'Edit')?.submenu;
  if (!Array.isArray(edit)) throw new Error('there is no Edit menu');
  expect(rolesOf(edit)).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll']);
  const own = edit.filter((entry) => entry.click !== undefined);
  expect(own.map((entry) => entry.label)).toEqual(['Undo Last Step', 'Redo Last Step']);
  for (const entry of own) entry.click?.({} as never, undefined, {});
  expect(asked).toEqual(['undo', 'redo']);
});
