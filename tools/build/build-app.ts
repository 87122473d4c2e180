import type { CommandOutcome } from '../process/bounded-command.ts';
import { runLocal } from '../process/local-command.ts';

/** Builds main, preload and window into out/, as they are shipped. */
export function buildApp(output: 'show' | 'capture'): Promise<CommandOutcome> {
  return runLocal('electron-vite', ['build'], { timeoutMs: 3 * 60_000, output });
}

/** `buildApp` for commands that go on with the result: prints what went wrong and ends the process. */
export async function buildAppOrExit(): Promise<void> {
  const { code, stdout, stderr } = await buildApp('capture');
  if (code === 0) return;
  console.error(`${stdout}\n${stderr}\nThe app could not be built; the reason is above.`);
  process.exit(1);
}
