import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { firstFiles, firstMainFiles, threadFiles, windowFiles } from '../support/first-files.ts';

const out = resolve(import.meta.dirname, '../../out');
const modules = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(join(out, 'main/modules.json'), 'utf8')));

const SourceMap = z.object({ sources: z.array(z.string()) });

function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => join(folder, name));
}

/** What a bundled script imports or requires by name. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const named = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'`]([^"'`\n]+)["'`]/g;
  return [...text.matchAll(named)].map(([, name]) => name!);
}

test('of all that Google offers only the calendar is in the bundle', () => {
  const apis = modules.filter((path) => path.includes('googleapis/build/src/apis/'));
  expect(apis.length).toBeGreaterThan(0);
  expect(apis.filter((path) => !/\/apis\/calendar\/(index|v3)\.js$/.test(path))).toEqual([]);
});

const kilobytes = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;

test('the window is opened before anything large is loaded', () => {
  const files = windowFiles(join(out, 'main'));
  expect(files.some((file) => readFileSync(file, 'utf8').includes('BrowserWindow'))).toBe(true);
  expect(kilobytes(files)).toBeLessThan(35); // all that main needs to draw the first page, the book excepted
});

test('the thread of the book takes the two packages with a binary, and nothing of Electron', () => {
  const taken = threadFiles(join(out, 'main')).flatMap(importsOf);
  expect(taken).toContain('better-sqlite3');
  expect(taken).not.toContain('electron');
  expect(windowFiles(join(out, 'main')).flatMap(importsOf)).not.toContain('better-sqlite3');
});

test('what is loaded before the window is drawn stays small, on both sides', () => {
  const main = firstMainFiles(join(out, 'main'));
  expect(kilobytes(main)).toBeGreaterThan(500); // all of main is meant, not its entry alone
  expect(kilobytes(main)).toBeLessThan(1_300); // the texts of both languages are a fifth of it
  const page = firstFiles(join(out, 'renderer'));
  const scripts = page.filter((file) => file.endsWith('.js'));
  expect(kilobytes(scripts)).toBeGreaterThan(500);
  expect(kilobytes(scripts)).toBeLessThan(1_150);
});

test('the scripts of the page are ASCII alone, which Chromium reads in half the time', () => {
  const others = scriptsIn(join(out, 'renderer')).filter((file) =>
    readFileSync(file).some((byte) => byte > 0x7f),
  );
  expect(others).toEqual([]);
});

test('the looks of just those of Mantine’s components are there that are in the bundle', () => {
  const styles = resolve(import.meta.dirname, '../../node_modules/@mantine/core/styles');
  const known = new Set(
    readdirSync(styles).flatMap((name) => /^(\w+)\.layer\.css$/.exec(name)?.[1] ?? []),
  );
  const inBundle = scriptsIn(join(out, 'renderer'))
    .flatMap((file) => SourceMap.parse(JSON.parse(readFileSync(`${file}.map`, 'utf8'))).sources)
    .flatMap((source) => /\/@mantine\/core\/esm\/.*\/(\w+)\.mjs$/.exec(source)?.[1] ?? []);
  const list = readFileSync(
    resolve(import.meta.dirname, '../../src-renderer/ui/mantine-styles.ts'),
    'utf8',
  );
  const imported = [...list.matchAll(/styles\/([A-Z]\w+)\.layer\.css/g)].map(([, name]) => name!);
  expect(imported.length).toBeGreaterThan(20);
  expect(imported.toSorted()).toEqual(
    [...new Set(inBundle)].filter((name) => known.has(name)).toSorted(),
  );
});

test('neither Google’s client nor charts nor what only dialogs need are among it', () => {
  const main = firstMainFiles(join(out, 'main')).map((file) => readFileSync(file, 'utf8'));
  expect(main.filter((text) => text.includes('OAuth2Client'))).toEqual([]);
  const page = firstFiles(join(out, 'renderer')).filter((file) => file.endsWith('.js'));
  const words = ['recharts', 'RRULE'];
  for (const file of page) {
    const text = readFileSync(file, 'utf8');
    expect(words.filter((word) => text.includes(word))).toEqual([]);
  }
});

test('the holidays of the world are a file of main by itself, read when they are first asked for', () => {
  const holding = scriptsIn(out).filter((file) =>
    readFileSync(file, 'utf8').includes('Heilige Drei Könige'),
  );
  expect(holding).toEqual([expect.stringMatching(/\/main\/chunks\//)]);
});

test('main has nothing of the window, and every migration', () => {
  expect(
    modules.filter((path) => /^src-renderer\/|node_modules\/(react|@mantine)/.test(path)),
  ).toEqual([]);
  const migrations = readdirSync(resolve(import.meta.dirname, '../../migrations')).filter((name) =>
    /^\d{4}-.*\.ts$/.test(name),
  );
  expect(migrations.length).toBeGreaterThan(0);
  for (const name of migrations) expect(modules).toContain(`migrations/${name}`);
});

test('main needs nothing beside it but Electron and the two packages with a binary', () => {
  const packages = new Set(
    scriptsIn(join(out, 'main'))
      .flatMap(importsOf)
      .filter(
        (name) =>
          /^[a-z@][\w@/.-]*$/i.test(name) && !builtinModules.includes(name.replace(/^node:/, '')),
      ),
  );
  for (const name of ['electron', 'better-sqlite3', 'keytar']) expect(packages).toContain(name);
  expect(
    [...packages].filter((name) => !['electron', 'better-sqlite3', 'keytar'].includes(name)),
  ).toEqual([]);
});

test('the preload script is one small file that takes Electron and nothing else', () => {
  const scripts = scriptsIn(join(out, 'preload'));
  expect(scripts).toHaveLength(1);
  expect(importsOf(scripts[0]!)).toEqual(['electron']);
  expect(statSync(scripts[0]!).size).toBeLessThan(4_000);
});

test('the page has no script of its own but its files, and none of them takes Node or Electron', () => {
  const html = readFileSync(join(out, 'renderer/index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
  expect(html).not.toMatch(/\son\w+=|<style|style=|https?:/);
  const imported = scriptsIn(join(out, 'renderer')).flatMap(importsOf);
  expect(imported.filter((name) => name === 'electron' || name.startsWith('node:'))).toEqual([]);
});
