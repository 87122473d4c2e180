import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { requests } from '../src-shared/ipc/contract.ts';
import { testDatabase } from './support/test-database.ts';

const root = resolve(import.meta.dirname, '..');
const notOurs = new Set(['node_modules', 'out', 'dist', '.git']);

/** Every file and folder of the project, from its root; folders end in a slash. */
const everything = readdirSync(root, { withFileTypes: true })
  .filter(({ name }) => !notOurs.has(name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? [`${entry.name}/`, ...within(entry.name)].map((path) => path.replaceAll('\\', '/'))
      : [entry.name],
  );

const documents = everything.filter((path) => path.endsWith('.md'));

function within(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    return entry.isDirectory() ? `${path}/` : path;
  });
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A document without its blocks of code. */
function prose(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '');
}

/** The anchors that headings get: small letters, spaces as hyphens, and no punctuation. */
function anchorsOf(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Where the links of a document go that lead nowhere. */
function brokenLinks(document: string, text: string): string[] {
  const targets = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? document : join(dirname(document), path);
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(read(file)).includes(anchor);
  });
}

/** What stands on the person's disk, or is made by building, and not among the sources. */
const madeElsewhere = ['out/', 'dist/', 'backups/', 'logs/', 'node_modules/'];

function looksLikePath(words: string): boolean {
  if (!/^[\w.{][\w./*{},-]*$/.test(words)) return false;
  return words.endsWith('/') || /\.(tsx?|md|css|html|mjs|jsonc?|yml)$/.test(words);
}

/**
 * The files and folders that a document names and that are not there. A name may be as short as its surroundings
 * allow: `client.ts` is there when some folder has it.
 */
function missingPaths(text: string): string[] {
  const spans = [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
  const named = spans.flatMap((words) => words.split(/\s+/)).filter(looksLikePath);
  return named.filter((path) => {
    if (madeElsewhere.some((folder) => path.startsWith(folder))) return false;
    const shape = path
      .replaceAll('.', String.raw`\.`)
      .replaceAll('*', '[^/]*')
      .replaceAll(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`);
    const there = new RegExp(`(?:^|/)${shape}$`);
    return !everything.some((known) => there.test(known));
  });
}

/** What the first column of a document's tables names in backticks. */
function firstColumn(text: string): string[] {
  const cells = [...text.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words));
}

function foldersOf(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/`);
}

function partOf(text: string, heading: string): string {
  const [, rest = ''] = text.split(`${heading}\n`);
  return rest.split(/^## /m)[0] ?? '';
}

test.each(documents)('every link in %s leads somewhere', (document) => {
  expect(brokenLinks(document, read(document))).toEqual([]);
});

test.each(documents)('every file and folder that %s names is there', (document) => {
  expect(missingPaths(read(document))).toEqual([]);
});

test.each([
  ['src-main', '## The rooms of main'],
  ['src-renderer', '## The rooms of the window'],
])('the plan of the house names every folder of %s once, and no other', (folder, heading) => {
  const named = firstColumn(partOf(read('docs/architecture.md'), heading));
  expect(named.toSorted()).toEqual(foldersOf(folder).toSorted());
});

test('every request and every column that the answer to the original note names is there', async () => {
  const database = await testDatabase();
  const columns = database.sqlite
    .prepare(
      `SELECT tables.name || '.' || columns.name
       FROM sqlite_schema AS tables, pragma_table_xinfo(tables.name) AS columns WHERE tables.type = 'table'`,
    )
    .pluck()
    .all();
  await database.close();
  const known = new Set<unknown>([...Object.keys(requests), ...columns]);
  const named = [...read('docs/requests.md').matchAll(/`([a-z_]+\.[a-zA-Z_]+)`/g)].map(
    ([, words = '']) => words,
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((words) => !known.has(words))).toEqual([]);
});

test('the decisions are numbered without a gap, each with its number in its title', () => {
  const files = documents.filter((path) => path.startsWith('docs/adr/')).toSorted();
  const titles = files.map((path) => ({
    number: Number(basename(path).slice(0, 4)),
    title: read(path).split('\n')[0],
  }));
  expect(titles).toEqual(
    files.map((_, index) => ({
      number: index + 1,
      title: expect.stringMatching(new RegExp(`^# ${index + 1}\\. `)),
    })),
  );
});

test('each decision says in which circumstances it was made, what else was possible, and what was decided', () => {
  const files = documents.filter((path) => path.startsWith('docs/adr/'));
  const incomplete = files.filter((path) => {
    const text = read(path);
    return !['## Context', '## Options', '## Decision'].every((part) => text.includes(`${part}\n`));
  });
  expect(incomplete).toEqual([]);
});
