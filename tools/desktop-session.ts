import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { type CommandOutcome, runBounded } from './process/bounded-command.ts';
import { listOfDesktops, notingDesktop } from './process/desktops.ts';
import { endMarkedProcesses } from './process/marked-processes.ts';

export type SessionOptions = {
  timeoutMs: number;
  /** `none` leaves out D-Bus altogether: what a machine without any keychain is like. */
  keychain?: 'unlocked' | 'none';
  /** How many to set up, for a command that works on several at once; it starts on the last. Linux only. */
  desktops?: number;
  env?: NodeJS.ProcessEnv;
  output?: 'show' | 'capture';
  cwd?: string;
};

const screen = '-screen 0 1600x1000x24 -nolisten tcp';
const sessionMark = 'APPOINTMENT_AGENT_SESSION';

/** Unlocks a new, empty keyring in the desktop's own folder, then becomes the command. */
const withKeyring =
  'printf %s throw-away | HOME="$DESKTOP_FOLDER" XDG_DATA_HOME="$DESKTOP_FOLDER/data" ' +
  'gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"';

/**
 * Runs a command on a virtual display of its own with a throw-away, unlocked keychain, so that
 * neither the person's screen nor their keyring is touched. Bounded in time; whatever the command
 * leaves running is ended with it. On macOS and Windows the command simply runs on the real desktop.
 *
 * Several desktops are set up one inside the other, so that they all begin before the command and
 * end after it, belong to one group of processes, and never race for the number of a display.
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
    const desktops = await makeFolders(folder, options.desktops ?? 1);
    const [program = '', ...rest] = desktops.reduceRight<string[]>(
      (inner, desktop) => onDesktop(desktop, inner, options.keychain ?? 'unlocked'),
      [command, ...args],
    );
    const env = sessionEnvironment(mark, desktops, options);
    return await runBounded(program, rest, { ...options, env });
  } finally {
    await endMarkedProcesses(sessionMark, mark);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder for each desktop. */
async function makeFolders(session: string, count: number): Promise<string[]> {
  const folders = Array.from({ length: count }, (_, index) => join(session, String(index + 1)));
  for (const folder of folders) await mkdir(runtimeDir(folder), { recursive: true, mode: 0o700 });
  return folders;
}

const runtimeDir = (desktop: string): string => join(desktop, 'run');

function onDesktop(
  folder: string,
  command: readonly string[],
  keychain: 'unlocked' | 'none',
): string[] {
  const own = ['env', `DESKTOP_FOLDER=${folder}`, `XDG_RUNTIME_DIR=${runtimeDir(folder)}`];
  const onDisplay = [...own, 'xvfb-run', '-a', '-s', screen];
  const noted = notingDesktop(folder, command);
  if (keychain === 'none') return [...onDisplay, ...noted];
  const onBus = ['dbus-run-session', '--', 'sh', '-c', withKeyring, 'desktop-session'];
  return [...onDisplay, ...onBus, ...noted];
}

function sessionEnvironment(
  mark: string,
  desktops: readonly string[],
  options: SessionOptions,
): NodeJS.ProcessEnv {
  const { WAYLAND_DISPLAY: _wayland, ...inherited } = options.env ?? process.env;
  return {
    ...inherited,
    ...listOfDesktops(desktops),
    [sessionMark]: mark,
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
