import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { type CommandOutcome, runBounded } from './process/bounded-command.ts';
import { endMarkedProcesses } from './process/marked-processes.ts';

export type SessionOptions = {
  timeoutMs: number;
  /** `none` leaves out D-Bus altogether: what a machine without any keychain is like. */
  keychain?: 'unlocked' | 'none';
  env?: NodeJS.ProcessEnv;
  output?: 'show' | 'capture';
  cwd?: string;
};

const screen = '-screen 0 1600x1000x24 -nolisten tcp';
const sessionMark = 'APPOINTMENT_AGENT_SESSION';

/** Unlocks a new, empty keyring in the session's own folder, then becomes the command. */
const withKeyring =
  'printf %s throw-away | HOME="$SESSION_FOLDER" XDG_DATA_HOME="$SESSION_FOLDER/data" ' +
  'gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"';

/**
 * Runs a command on a virtual display of its own with a throw-away, unlocked keychain, so that
 * neither the person's screen nor their keyring is touched. Bounded in time; whatever the command
 * leaves running is ended with it. On macOS and Windows the command simply runs on the real desktop.
 */
export async function runInDesktopSession(
  command: string,
  args: readonly string[],
  options: SessionOptions,
): Promise<CommandOutcome> {
  if (process.platform !== 'linux') return runBounded(command, args, options);
  const folder = await mkdtemp(join(tmpdir(), 'appointment-agent-session-'));
  const mark = randomUUID();
  try {
    await mkdir(join(folder, 'run'), { mode: 0o700 });
    const [program = '', ...rest] = wrapped(command, args, options.keychain ?? 'unlocked');
    const env = sessionEnvironment(folder, mark, options);
    return await runBounded(program, rest, { ...options, env });
  } finally {
    await endMarkedProcesses(sessionMark, mark);
    await rm(folder, { recursive: true, force: true });
  }
}

function wrapped(
  command: string,
  args: readonly string[],
  keychain: 'unlocked' | 'none',
): string[] {
  const onDisplay = ['xvfb-run', '-a', '-s', screen];
  if (keychain === 'none') return [...onDisplay, command, ...args];
  const onBus = ['dbus-run-session', '--', 'sh', '-c', withKeyring, 'desktop-session'];
  return [...onDisplay, ...onBus, command, ...args];
}

function sessionEnvironment(
  folder: string,
  mark: string,
  options: SessionOptions,
): NodeJS.ProcessEnv {
  const { WAYLAND_DISPLAY: _wayland, ...inherited } = options.env ?? process.env;
  return {
    ...inherited,
    [sessionMark]: mark,
    SESSION_FOLDER: folder,
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_SESSION_TYPE: 'x11',
    XDG_CURRENT_DESKTOP: 'GNOME',
    NO_AT_BRIDGE: '1',
    // Without an address D-Bus would look for the person's bus, or start one through the X display.
    ...(options.keychain === 'none' ? noBus : {}),
  };
}

/** The environment in which no D-Bus and so no keychain can be found; also for a single app. */
export const noBus = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

async function runFromCommandLine(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'no-keychain': { type: 'boolean', default: false },
      'timeout-seconds': { type: 'string', default: '600' },
    },
  });
  const [command, ...args] = positionals;
  const seconds = Number(values['timeout-seconds']);
  if (command === undefined || !(seconds > 0)) {
    console.error(
      'Usage: node tools/desktop-session.ts [--no-keychain] [--timeout-seconds=600] -- command [arguments …]',
    );
    process.exit(2);
  }
  const result = await runInDesktopSession(command, args, {
    timeoutMs: seconds * 1000,
    keychain: values['no-keychain'] ? 'none' : 'unlocked',
    output: 'show',
  });
  if (result.timedOut) console.error(`"${command}" was ended after ${seconds} seconds.`);
  process.exitCode = result.code ?? 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runFromCommandLine();
