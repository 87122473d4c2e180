import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { launchArguments } from '../electron-runtime/launch-arguments.ts';

export type ObservedStart = {
  /** From spawning the process until the window can be used, and until its main process begins and has loaded. */
  usableMs: number;
  loadingMs: number;
  loadedMs: number;
  /** What all its processes have worked until it could be used: other programs on the machine disturb that less. */
  workMs: number;
  /** Of all its processes together, after a while in which nothing happened; null where it was not asked for. */
  residentMb: number | null;
};

export type StartOptions = {
  /** The folder with the package.json of the app. */
  app: string;
  userData: string;
  /** Selects what is in the page once it can be used. */
  sign: string;
  idleMs?: number;
};

const Fact = z.union([
  z.object({ loadingAt: z.number() }),
  z.object({ loadedAt: z.number() }),
  z.object({ usableAt: z.number(), workMs: z.number() }),
  z.object({ residentMb: z.number() }),
]);
type Fact = z.output<typeof Fact>;

const observer = fileURLToPath(new URL('observed-app.js', import.meta.url));
const limitMs = 60_000;

/** Starts an app once as the system does, looks at it, and ends it. */
export async function observeStart(options: StartOptions): Promise<ObservedStart> {
  const electron = process.env['ELECTRON_EXEC_PATH'];
  if (electron === undefined) throw new Error('No Electron was prepared. Run "npm run bench".');
  const startedAt = Date.now();
  const args = [observer, `--user-data-dir=${options.userData}`, ...launchArguments()];
  const child = spawn(electron, args, {
    detached: true, // the head of a group, so that everything it starts ends with it
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      BENCH_APP: options.app,
      BENCH_SIGN: options.sign,
      BENCH_IDLE_MS: options.idleMs === undefined ? '' : String(options.idleMs),
    },
  });
  const ended = once(child, 'exit');
  const end = (): void => void process.kill(-(child.pid ?? 0), 'SIGKILL');
  const limit = setTimeout(end, limitMs);
  try {
    const found: ObservedStart = {
      usableMs: 0,
      loadingMs: 0,
      loadedMs: 0,
      workMs: 0,
      residentMb: null,
    };
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{')) continue;
      const fact = Fact.parse(JSON.parse(line));
      take(found, fact, startedAt);
      if ('residentMb' in fact || ('usableAt' in fact && options.idleMs === undefined))
        return found;
    }
    throw new Error(`${options.app} ended before its window could be used.`);
  } finally {
    clearTimeout(limit);
    end();
    await ended;
  }
}

function take(found: ObservedStart, fact: Fact, startedAt: number): void {
  if ('loadingAt' in fact) found.loadingMs = fact.loadingAt - startedAt;
  if ('loadedAt' in fact) found.loadedMs = fact.loadedAt - startedAt;
  if ('residentMb' in fact) found.residentMb = fact.residentMb;
  if ('usableAt' in fact) {
    found.usableMs = fact.usableAt - startedAt;
    found.workMs = fact.workMs;
  }
}
