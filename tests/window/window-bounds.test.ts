import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  fitToScreens,
  initial,
  readWindowState,
  writeWindowState,
} from '../../src-main/window/window-bounds.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const saved = { x: 1500, y: 40, width: 1300, height: 900, isMaximized: false };

test('the window comes back where it was', () => {
  expect(fitToScreens(saved, [laptop, beside])).toEqual(saved);
});

test('it comes back to the centre when its screen is gone', () => {
  expect(fitToScreens(saved, [laptop])).toEqual({ width: 1300, height: 900, isMaximized: false });
});

test.each([
  ['above the screen', { ...saved, x: 100, y: -30 }],
  ['below it', { ...saved, x: 100, y: 880 }],
  ['with a corner only', { ...saved, x: 1400, y: 100 }],
])('it comes back to the centre when its title bar would be %s', (_, state) => {
  expect(fitToScreens(state, [laptop])).toEqual({ width: 1300, height: 900, isMaximized: false });
});

test('it is never smaller than what can be used', () => {
  const tiny = { x: 10, y: 10, width: 10, height: 10.4, isMaximized: true };
  expect(fitToScreens(tiny, [laptop])).toEqual({
    x: 10,
    y: 10,
    width: 1024,
    height: 640,
    isMaximized: true,
  });
});

test.each([
  null,
  undefined,
  'x',
  7,
  [],
  {},
  { ...saved, x: 'left' },
  { ...saved, width: NaN },
  { width: 1, height: 1 },
])('a file that says %j is as good as none', (state) => {
  expect(fitToScreens(state, [laptop])).toEqual(initial);
});

test('the state is kept in its file, and a missing, broken or unwritable file is no trouble', () => {
  const folder = mkdtempSync(join(tmpdir(), 'window-'));
  const file = join(folder, 'window.json');
  expect(readWindowState(file)).toBeNull();
  writeWindowState(file, saved);
  expect(readWindowState(file)).toEqual(saved);
  writeFileSync(file, '{"x":');
  expect(readWindowState(file)).toBeNull();
  writeWindowState(join(folder, 'missing', 'window.json'), saved);
  rmSync(folder, { recursive: true });
});
