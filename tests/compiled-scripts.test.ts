import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pack, unpack } from '../src-main/compiled-file.ts';
import { createScriptLoader } from '../src-main/compiled-scripts.ts';

let home: string;
const inHome = (...path: string[]): string => join(home, ...path);
const store = (): string => inHome('kept', 'main');

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'compiled-'));
  mkdirSync(inHome('chunks'));
  write(
    'main.cjs',
    `const { sum } = require('./chunks/sum-1.cjs'); exports.answer = () => sum(40, 2);`,
  );
  write(
    'chunks/sum-1.cjs',
    `exports.path = require('node:path').sep; exports.sum = (a, b) => a + b;`,
  );
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(inHome(name), text);
}

type Main = { answer(): number };

/** One start of the app. */
function start({ keeps = true } = {}) {
  const settled: (() => void)[] = [];
  const reported: unknown[] = [];
  const load = createScriptLoader({
    store: keeps ? store() : null,
    keptFolder: inHome('chunks'),
    whenSettled: (act) => void settled.push(act),
    report: (error) => void reported.push(error),
  });
  const main = load(inHome('main.cjs')) as Main; // as it is written above
  return {
    load,
    main,
    reported,
    /** Whether anything was compiled that is to be kept. */
    hasNews: settled.length > 0,
    settle(): void {
      for (const act of settled.splice(0)) act();
    },
  };
}

const keptNames = (): string[] => [...(unpack(readFileSync(store())) ?? new Map()).keys()];

test('scripts require each other and Node, each is run once, and what they need later is found', () => {
  write('chunks/late-1.cjs', `exports.same = require('./sum-1.cjs') === require('./sum-1.cjs');`);
  write('main.cjs', `exports.late = () => require('./chunks/late-1.cjs').same;`);
  const { main } = start();
  expect((main as unknown as { late(): boolean }).late()).toBe(true);
});

test('two that need each other get what is there of the other', () => {
  write('chunks/one-1.cjs', `exports.name = 'one'; exports.other = require('./two-1.cjs').seen;`);
  write('chunks/two-1.cjs', `exports.seen = require('./one-1.cjs').name;`);
  write('main.cjs', `exports.answer = () => require('./chunks/one-1.cjs').other;`);
  expect(start().main.answer()).toBe('one');
});

test('a script that fails fails again for whoever asks next', () => {
  write('main.cjs', `exports.answer = () => require('./chunks/broken-1.cjs');`);
  write('chunks/broken-1.cjs', `exports.half = true; throw new Error('broken');`);
  const { main } = start();
  expect(() => main.answer()).toThrow('broken');
  expect(() => main.answer()).toThrow('broken');
});

test('what a start compiled is taken up by the next, which has nothing new to keep', () => {
  const first = start();
  expect(first.main.answer()).toBe(42);
  expect(first.hasNews).toBe(true);
  first.settle();
  expect(keptNames()).toEqual(['sum-1.cjs']); // the entry's name says nothing of what is in it
  const second = start();
  expect(second.main.answer()).toBe(42);
  expect(second.hasNews).toBe(false);
});

test('what another V8 compiled is compiled anew, and kept instead', () => {
  mkdirSync(inHome('kept'));
  writeFileSync(store(), pack(new Map([['sum-1.cjs', Buffer.from('of another V8')]])));
  const { main, hasNews, settle } = start();
  expect(main.answer()).toBe(42);
  expect(hasNews).toBe(true);
  settle();
  expect(start().hasNews).toBe(false);
});

test('scripts of another version of the app are forgotten, those not loaded this time are not', () => {
  write('chunks/rare-1.cjs', `exports.rare = true;`);
  const first = start();
  first.load(inHome('chunks', 'rare-1.cjs'));
  first.settle();
  expect(keptNames()).toEqual(['sum-1.cjs', 'rare-1.cjs']);
  rmSync(inHome('chunks/sum-1.cjs'));
  write('chunks/sum-2.cjs', `exports.sum = (a, b) => a - b;`);
  write('main.cjs', `exports.answer = () => require('./chunks/sum-2.cjs').sum(40, 2);`);
  const second = start();
  expect(second.main.answer()).toBe(38);
  second.settle();
  expect(keptNames()).toEqual(['rare-1.cjs', 'sum-2.cjs']);
});

test('a file that is damaged anywhere is none', () => {
  start().settle();
  const whole = readFileSync(store());
  for (const at of [0, 5, 9, whole.length - 1]) {
    const damaged = Buffer.from(whole);
    damaged[at]! ^= 1;
    writeFileSync(store(), damaged);
    const { main, hasNews } = start();
    expect([main.answer(), hasNews]).toEqual([42, true]);
  }
  for (const length of [0, 3, 8, whole.length - 1])
    expect(unpack(whole.subarray(0, length))).toBe(null);
});

test('a start that may change nothing keeps nothing', () => {
  const { hasNews } = start({ keeps: false });
  expect(hasNews).toBe(false);
});

test('where nothing can be kept the app goes on, and that is said', () => {
  const { main, reported, settle } = start();
  writeFileSync(inHome('kept'), 'a file where the folder should be');
  settle();
  expect(main.answer()).toBe(42);
  expect(reported).toEqual([
    expect.objectContaining({ code: expect.stringMatching(/EEXIST|ENOTDIR/) }),
  ]);
});

test('pieces come out of one file as they went in', () => {
  const pieces = new Map([
    ['ä.cjs', Buffer.from([1, 2, 3])],
    ['empty.cjs', Buffer.alloc(0)],
  ]);
  expect(unpack(pack(pieces))).toEqual(pieces);
  expect(unpack(pack(new Map()))).toEqual(new Map());
});
