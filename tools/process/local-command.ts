import { inProject } from '../project-root.ts';
import { type CommandOptions, type CommandOutcome, runBounded } from './bounded-command.ts';

/** The script behind each command of our packages, so that no shell and no PATH decides what runs. */
const scripts = {
  'electron-builder': 'node_modules/electron-builder/cli.js',
  'electron-vite': 'node_modules/electron-vite/bin/electron-vite.js',
  knip: 'node_modules/knip/bin/knip.js',
  oxfmt: 'node_modules/oxfmt/bin/oxfmt',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const;

export type LocalCommand = keyof typeof scripts;

/** The program and first argument that start a command of one of our packages on this Node. */
export function localCommand(name: LocalCommand): [program: string, script: string] {
  return [process.execPath, inProject(scripts[name])];
}

/** Runs a command of one of our packages in the project's folder. */
export function runLocal(
  name: LocalCommand,
  args: readonly string[],
  options: Omit<CommandOptions, 'cwd'>,
): Promise<CommandOutcome> {
  const [program, script] = localCommand(name);
  return runBounded(program, [script, ...args], { ...options, cwd: inProject() });
}
