import { runInDesktopSession } from '../desktop-session.ts';
import type { CommandOutcome } from '../process/bounded-command.ts';
import { projectRoot } from '../project-root.ts';

export const endToEndConfig = 'vitest.e2e.config.ts';

/**
 * On two desktops two files of tests run at once, see `vitest.e2e.config.ts`. An app with its window and its test
 * keeps a little more than one core busy, so more desktops would only make each test slower.
 */
const desktops = 2;

/** Runs vitest with the end-to-end config where the tests find the Electron to use, and desktops to use it on. */
export function runEndToEnd(
  electronPath: string,
  [program, args]: [program: string, args: readonly string[]],
  limitMs: number,
): Promise<CommandOutcome> {
  return runInDesktopSession(program, args, {
    timeoutMs: limitMs,
    cwd: projectRoot,
    env: { ...process.env, ELECTRON_EXEC_PATH: electronPath },
    desktops,
    output: 'show',
  });
}
