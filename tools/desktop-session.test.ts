import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runInDesktopSession, type SessionOptions } from './desktop-session.ts';
import { inProject } from './project-root.ts';

/** Stand-ins for what makes a desktop; each writes down who it is, and so needs no X server here. */
const standIns = {
  'xvfb-run': 'shift 3; echo "display $$" >>"$DIARY"; DISPLAY=":$$" XAUTHORITY="/key/$$" "$@"',
  'dbus-run-session': 'shift; DBUS_SESSION_BUS_ADDRESS="unix:path=/bus/$$" "$@"',
  'gnome-keyring-daemon': 'echo "keyring of $HOME: $(cat)" >>"$DIARY"',
};

/** What a command in the session finds: its desktops, and which of them it is on itself. */
const look = `
  import { countDesktops, desktopEnvironment } from '${pathToFileURL(inProject('tools/process/desktops.ts')).href}';
  const desktops = Array.from({ length: countDesktops() }, (_, index) => desktopEnvironment(index + 1));
  const own = Object.fromEntries(Object.keys(desktops[0]).map((name) => [name, process.env[name]]));
  console.log(JSON.stringify({ desktops, own }));
  process.exitCode = 3;`;

type Seen = { desktops: Record<string, string>[]; own: Record<string, string> };

describe.runIf(process.platform === 'linux')('a session', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'appointment-agent-stand-ins-'));
    for (const [name, script] of Object.entries(standIns)) replace(name, script);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function replace(name: string, script: string): void {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  function diary(): string[] {
    return readFileSync(join(folder, 'diary'), 'utf8').trim().split('\n');
  }

  function run(script: string, options: Partial<SessionOptions>) {
    const path = `${folder}${delimiter}${process.env['PATH']}`;
    return runInDesktopSession(process.execPath, ['--input-type=module', '-e', script], {
      timeoutMs: 20_000,
      env: { ...process.env, PATH: path, DIARY: join(folder, 'diary') },
      ...options,
    });
  }

  test('has several desktops that share nothing, and the command starts on the last', async () => {
    const { code, stdout } = await run(look, { desktops: 2 });
    expect(code).toBe(3);
    const { desktops, own } = JSON.parse(stdout) as Seen;
    const [one, other] = desktops;
    expect(Object.keys(one!).toSorted()).toEqual([
      'DBUS_SESSION_BUS_ADDRESS',
      'DISPLAY',
      'XAUTHORITY',
      'XDG_RUNTIME_DIR',
    ]);
    const values = [...Object.values(one!), ...Object.values(other!)];
    expect(values).not.toContain('');
    expect(new Set(values).size).toBe(8);
    expect(own).toEqual(other);
    const keyrings = diary().filter((line) => /^keyring of .*: throw-away$/.test(line));
    expect(new Set(keyrings).size).toBe(2);
  });

  test('has one desktop unless more are asked for', async () => {
    const { stdout } = await run(look, {});
    const { desktops, own } = JSON.parse(stdout) as Seen;
    expect(desktops).toEqual([own]);
  });

  test('without a keychain has desktops without D-Bus', async () => {
    const { stdout } = await run(look, { desktops: 2, keychain: 'none' });
    const { desktops } = JSON.parse(stdout) as Seen;
    expect(desktops.map((desktop) => desktop['DBUS_SESSION_BUS_ADDRESS'])).toEqual([
      'disabled:',
      'disabled:',
    ]);
    expect(diary().filter((line) => line.startsWith('keyring'))).toEqual([]);
  });

  test('fails when one of its desktops does not come up, and the command never runs', async () => {
    const second = '[ "$(grep -c keyring "$DIARY")" = 1 ] && exit 7';
    replace(
      'gnome-keyring-daemon',
      `touch "$DIARY"; ${second}; ${standIns['gnome-keyring-daemon']}`,
    );
    expect(await run(look, { desktops: 2 })).toMatchObject({ code: 7, stdout: '' });
  });

  test('ends all its desktops with a command that takes too long', async () => {
    const forEver = 'setInterval(() => {}, 1000)';
    const { timedOut } = await run(forEver, { desktops: 2, timeoutMs: 2_000 });
    expect(timedOut).toBe(true);
    const displays = diary().flatMap((line) => /^display (\d+)/.exec(line)?.[1] ?? []);
    expect(displays).not.toEqual([]);
    for (const pid of displays) await expect.poll(() => isAlive(Number(pid))).toBe(false);
  });
});

/** An ended process may stay in the table as a zombie (`Z`) until its new parent looks. */
function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false; // gone
  }
}
