import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Each is a file of one line that must be refused, with what the complaint must mention. */
const refused: [file: string, line: string, complaint: string][] = [
  ['src-shared/a.ts', `export { readFile } from 'node:fs';`, 'rooms'],
  ['src-shared/b.ts', `export { readFile } from 'fs';`, 'rooms'],
  ['src-shared/c.ts', `export { app } from 'electron';`, 'rooms'],
  ['src-shared/d.ts', `export type { Db } from '../src-main/database/schema.ts';`, 'rooms'],
  ['src-shared/e.ts', `export const later = () => import('../src-main/main.ts');`, 'rooms'],
  ['src-shared/f.ts', `export type Later = import('kysely').Kysely<object>;`, 'rooms'],
  ['src-main/book-thread/a.ts', `export { app } from 'electron';`, 'rooms'],
  ['src-main/platform/e.ts', `export { net } from 'electron';`, 'rooms'],
  ['src-main/preload/a.ts', `export { z } from 'zod';`, 'rooms'],
  [
    'src-main/preload/b.ts',
    `export { requests } from '../../src-shared/ipc/contract.ts';`,
    'rooms',
  ],
  ['src-main/preload/c.ts', `export { join } from 'node:path';`, 'rooms'],
  ['src-renderer/a.ts', `export { ipcRenderer } from 'electron';`, 'rooms'],
  ['src-renderer/b.ts', `export { join } from 'node:path';`, 'rooms'],
  ['src-renderer/c.ts', `export * from '../src-main/bookings/booking-service.ts';`, 'rooms'],
  ['src-renderer/d.ts', `export * from '../tests/support/fakes.ts';`, 'rooms'],
  ['src-main/bookings/a.ts', `export { sql } from 'kysely';`, 'rooms'],
  ['src-main/bookings/b.ts', `export type { Kysely } from 'kysely';`, 'rooms'],
  ['src-main/bookings/c.ts', `export { default as Sqlite } from 'better-sqlite3';`, 'rooms'],
  ['src-main/bookings/d.ts', `export { OAuth2Client } from 'google-auth-library';`, 'rooms'],
  ['src-main/bookings/e.ts', `export { getPassword } from 'keytar';`, 'rooms'],
  ['src-main/bookings/f.ts', `export { useState } from 'react';`, 'rooms'],
  ['src-main/bookings/g.ts', `export * from '../../src-renderer/app.tsx';`, 'rooms'],
  ['src-main/bookings/h.ts', `export * from '../../tests/support/fakes.ts';`, 'rooms'],
  ['src-main/bookings/i-repo.ts', `export { OAuth2Client } from 'google-auth-library';`, 'rooms'],
  ['src-main/calendars/google/a.ts', `export { google } from 'googleapis';`, 'rooms'],
  ['src-main/calendars/google/b.ts', `export { sql } from 'kysely';`, 'rooms'],
  ['src-main/calendars/google/c.ts', `export const all = () => import('googleapis');`, 'rooms'],
  ['src-main/sync/plan.ts', `export * from './push.ts';`, 'rooms'],
  ['src-main/sync/merge.ts', `export { join } from 'node:path';`, 'rooms'],
  ['src-main/calendars/google/mapping.ts', `export * from './client.ts';`, 'rooms'],
  ['migrations/0001-a.ts', `export { z } from 'zod';`, 'rooms'],
  ['migrations/0002-b.ts', `export * from '../src-shared/domain/time.ts';`, 'rooms'],
  ['src-shared/g.ts', `export const now = Date.now();`, 'no-ambient'],
  ['src-shared/h.ts', `export const clock = Date.now;`, 'no-ambient'],
  ['src-main/sync/a.ts', `export const now = new Date();`, 'no-ambient'],
  ['src-main/sync/b.ts', `export const now = globalThis.Date['now']();`, 'no-ambient'],
  ['src-main/sync/c.ts', `export const dice = Math.random();`, 'no-ambient'],
  ['src-renderer/e.ts', `export const now = Date();`, 'no-ambient'],
  ['migrations/0003-c.ts', `export const now = new Date();`, 'no-ambient'],
  ['src-shared/i.ts', `export default 1;`, 'no-default-export'],
  ['src-shared/j.ts', `export const parse = (text: any) => text;`, 'no-explicit-any'],
  ['src-shared/k.ts', `export const first = (list: string[]) => list[0]!;`, 'non-null-assertion'],
  ['src-shared/cycle-a.ts', `export * from './cycle-b.ts';`, 'no-cycle'],
];

/** Each must pass. */
const allowed: [file: string, line: string][] = [
  [
    'src-shared/cycle-b.ts',
    `export * from './cycle-a.ts'; // the other half; it is refused as well`,
  ],
  ['src-shared/y.ts', `export { z } from 'zod';`],
  ['src-shared/z.ts', `export const at = (text: string) => new Date(text);`],
  ['src-main/preload/z.ts', `export type { Bridge } from '../../src-shared/ipc/contract.ts';`],
  ['src-main/database/z.ts', `export { sql } from 'kysely';`],
  ['src-main/bookings/z-repo.ts', `export { sql } from 'kysely';`],
  ['src-main/platform/y.ts', `export const now = Date.now();`],
  ['src-main/platform/z.ts', `export { getPassword } from 'keytar';`],
  [
    'src-main/calendars/google/z.ts',
    `export { calendar } from 'googleapis/build/src/apis/calendar/index.js';`,
  ],
  ['src-renderer/z.ts', `export { useState } from 'react';`],
  ['migrations/0009-z.ts', `export { sql } from 'kysely';`],
  ['tests/z.ts', `export const now = Date.now();`],
  ['tools/z.ts', `export const now = new Date();`],
];

type Diagnostic = { code: string; filename: string };

describe('the lint rules of the house', () => {
  let folder = '';
  const complaints = new Map<string, string[]>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'appointment-agent-lint-'));
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    cpSync(join(root, 'tools/lint'), join(folder, 'tools/lint'), { recursive: true });
    const plugins = 'node_modules/@oxlint/plugins';
    mkdirSync(dirname(join(folder, plugins)), { recursive: true });
    symlinkSync(join(root, plugins), join(folder, plugins));
    for (const [file, line] of [...refused, ...allowed]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${line}\n`);
    }
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 20_000,
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    for (const { code, filename } of diagnostics) {
      complaints.set(filename, [...(complaints.get(filename) ?? []), code]);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(refused)('refuse %s: %s', (file, _line, complaint) => {
    expect(complaints.get(file)?.join(' ')).toContain(complaint);
  });

  test.each(allowed.filter(([file]) => !file.includes('cycle')))('allow %s: %s', (file) => {
    expect(complaints.get(file)).toBeUndefined();
  });
});
