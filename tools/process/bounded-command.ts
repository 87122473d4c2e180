import { spawn } from 'node:child_process';

export type CommandOptions = {
  timeoutMs: number;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** `show` lets the person see the output as it comes; `capture` returns it. */
  output?: 'show' | 'capture';
};

export type CommandOutcome = {
  /** `null` when a signal ended the command. */
  code: number | null;
  timedOut: boolean;
  stdout: string;
  stderr: string;
};

/**
 * Runs one command without standard input and waits for its end.
 * When the time is over, the command and everything in its process group is killed; that is an
 * outcome, not an exception. Only a command that cannot be started at all throws.
 */
export function runBounded(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandOutcome> {
  const shown = options.output === 'show';
  const ownGroup = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: ownGroup,
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
  });
  const stop = (): void => killGroup(child.pid, 'SIGKILL');
  const passOn = forwardInterrupts(child.pid);

  return new Promise((resolve, reject) => {
    let timedOut = false;
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, options.timeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      passOn.end();
    };
    child.once('error', (cause) => {
      settle();
      reject(new Error(`Could not start "${command}". Is it installed?`, { cause }));
    });
    // 'close' waits for the pipes, which an orphan could hold open for ever: hence the group kill.
    child.once('exit', () => setTimeout(stop, 2_000).unref());
    child.once('close', (code) => {
      settle();
      resolve({ code, timedOut, stdout, stderr });
    });
  });
}

/** Kills a process group that `runBounded` or `spawn({ detached: true })` started; an ended one is fine. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** A group of its own does not get the terminal's Ctrl-C, so it is passed on by hand. */
function forwardInterrupts(pid: number | undefined): { end: () => void } {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const listeners = signals.map((signal) => {
    const listener = (): void => killGroup(pid, signal);
    process.on(signal, listener);
    return { signal, listener };
  });
  return {
    end: () => {
      for (const { signal, listener } of listeners) process.off(signal, listener);
    },
  };
}
