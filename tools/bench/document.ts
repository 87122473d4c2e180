import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type as systemName } from 'node:os';
import Sqlite from 'better-sqlite3';
import type { Figure, Target } from '../../tests/bench/figures.ts';
import { inProject } from '../project-root.ts';
import { findings } from './findings.ts';

/** A benchmark with what it found. */
export type Result = { name: string; words: string; figures: Figure[]; targets: Target[] };

/** docs/benchmarks.md: its words are kept here and with each benchmark, every figure is of the run. */
export function documentOf(results: readonly Result[]): string {
  const targets = results.flatMap((result) => result.targets);
  const missed = targets.filter(({ isMet }) => !isMet).length;
  return [
    '# Benchmarks',
    'Written by `npm run bench`, which measures all of this in one run: edit the words in `tools/bench/`, not here.',
    machineWords(),
    'A figure in milliseconds is of that machine on that day. What holds elsewhere too are the ratios: to a bare window, ' +
      'to the bare database, to a book of another size. Where a ratio can be held it is held by a test ' +
      '(`tests/bench/guards.test.ts`, `tests/database/every-plan.test.ts`, `tests/e2e/bundle.e2e.ts`), and none of ' +
      'those counts milliseconds.',
    '## What was aimed at',
    missed === 0
      ? `All ${targets.length} targets are met.`
      : `Of ${targets.length} targets ${targets.length - missed} are met and ${missed} missed.`,
    table(
      ['', 'target', 'found', ''],
      targets.map(({ what, target, found, isMet }) => [
        what,
        target,
        found,
        isMet ? 'met' : '**missed**',
      ]),
    ),
    ...results.flatMap((result) => [
      `## ${result.name}`,
      result.words,
      figureTable(result.figures),
    ]),
    '## What was slow, and what was done',
    findings,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function machineWords(): string {
  const [first] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB of memory`;
  const sqlite = new Sqlite(':memory:').prepare('SELECT sqlite_version()').pluck().get() as string;
  const versions = [
    `the app ${versionOf('package.json')}`,
    `Electron ${process.env['BENCH_ELECTRON'] ?? 'unknown'}`,
    `Node ${process.versions.node}`,
    `SQLite ${sqlite}`,
    `better-sqlite3 ${versionOf('node_modules/better-sqlite3/package.json')}`,
    `Kysely ${versionOf('node_modules/kysely/package.json')}`,
  ];
  return (
    `Measured on ${day}, on ${cpus().length} × ${first?.model.trim() ?? 'an unknown processor'}, ${memory}, ` +
    `${systemName()} ${release()}; ${versions.join(', ')}.`
  );
}

function versionOf(packageFile: string): string {
  const { version } = JSON.parse(readFileSync(inProject(packageFile), 'utf8')) as {
    version: string;
  };
  return version;
}

function figureTable(figures: readonly Figure[]): string {
  const columns = [...new Set(figures.flatMap((figure) => Object.keys(figure)))];
  return table(
    columns.map((column) => (column === 'what' ? '' : column)),
    figures.map((figure) => columns.map((column) => String(figure[column] ?? ''))),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
