import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drawsBySoftware, noteGraphics, readGraphicsNote } from '../../src-main/window/graphics.ts';

const dayMs = 24 * 3600_000;
const notedAt = Date.UTC(2026, 10, 26);
const electron = '45.4.1';
let home: string;
let file: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'graphics-'));
  file = join(home, 'graphics.json');
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const isKnown = (now = notedAt, by = electron): boolean =>
  drawsBySoftware(readGraphicsNote(file), by, now);

test('what one start finds out, those of the next days need not try; then one tries again', () => {
  expect(isKnown()).toBe(false);
  noteGraphics(file, 'disabled_software', { electron, notedAt });
  expect([0, 1, 6.9].map((days) => isKnown(notedAt + days * dayMs))).toEqual([true, true, true]);
  expect(isKnown(notedAt + 7 * dayMs)).toBe(false);
});

test('another version of Electron tries itself, and so does a start whose clock is before the note', () => {
  noteGraphics(file, 'disabled_software', { electron, notedAt });
  expect(isKnown(notedAt, '46.0.0')).toBe(false);
  expect(isKnown(notedAt - 1)).toBe(false);
});

test.each(['enabled', 'enabled_readback', 'disabled_off'])(
  'where it is %s nothing is noted, and what was is forgotten',
  (compositing) => {
    noteGraphics(file, 'disabled_software', { electron, notedAt });
    noteGraphics(file, compositing, { electron, notedAt });
    expect(existsSync(file)).toBe(false);
    noteGraphics(file, compositing, { electron, notedAt });
  },
);

test.each([
  '',
  '{',
  'null',
  '[]',
  '7',
  '{"electron":"45.4.1"}',
  '{"electron":"45.4.1","notedAt":"x"}',
])('a note that reads %s is none', (text) => {
  writeFileSync(file, text);
  expect(isKnown()).toBe(false);
});
