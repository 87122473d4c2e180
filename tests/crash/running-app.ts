import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AppMessage, type AppSetting } from './messages.ts';

export type RunningApp = {
  /** Milliseconds from its start until it was ready; null before. */
  readonly readyAfterMs: number | null;
  readonly commits: number;
  readonly cycles: number;
  /** It ended by itself: it must not. */
  readonly hasEnded: boolean;
  /** Ends it as a power cut would, and resolves when all it ever said has been read. */
  kill(): Promise<void>;
};

/** Starts the app in a process of its own. `hear` is told each message the moment it is read. */
export function startApp(
  script: string,
  setting: AppSetting,
  hear: (message: AppMessage) => void,
): RunningApp {
  const startedAt = performance.now();
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify(setting)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Compiling the same code again at each start would take most of its time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(setting.folder, 'compiled') },
  });
  const state = { readyAfterMs: null as number | null, commits: 0, cycles: 0, hasEnded: false };
  const closed = once(child, 'close');
  child.once('exit', () => {
    state.hasEnded = true;
  });
  if (child.stdout === null) throw new Error('the app was started without a pipe to read');
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = readMessage(line);
    if (message === null) return;
    if (message.kind === 'ready') state.readyAfterMs = performance.now() - startedAt;
    if (message.kind === 'committed') state.commits += 1;
    if (message.kind === 'cycle') state.cycles += 1;
    hear(message);
  });
  return {
    get readyAfterMs() {
      return state.readyAfterMs;
    },
    get commits() {
      return state.commits;
    },
    get cycles() {
      return state.cycles;
    },
    get hasEnded() {
      return state.hasEnded;
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** The last line may have been cut off by the kill: then nothing was promised by it. */
function readMessage(line: string): AppMessage | null {
  try {
    return AppMessage.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
