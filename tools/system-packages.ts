import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mustCompileAddon } from './electron-runtime/database-addon.ts';
import { fallbackFits } from './electron-runtime/fallback-runtime.ts';
import { officialIsInstalled } from './electron-runtime/official-runtime.ts';
import { runBounded } from './process/bounded-command.ts';

/** Each entry is one need; the names are what Debian and newer Ubuntu releases call it. */
const forElectron = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libcups2', 'libcups2t64'],
  ['libsecret-1-0'],
];
const forVirtualDesktop = [
  ['xvfb'],
  ['xauth'],
  ['gnome-keyring'],
  ['dbus-x11'],
  ['fonts-inter'], // what screenshots and layout tests are looked at with
];
const forUnpacking = [['unzip']];
const forCompiling = [['make'], ['g++'], ['python3']];

/** Commands to look for where there is no dpkg to ask. */
const desktopCommands = ['xvfb-run', 'xauth', 'dbus-run-session', 'gnome-keyring-daemon', 'unzip'];

/**
 * Makes sure that Electron and, where asked for or where there is no display, a virtual desktop can
 * run here. Installs what is missing as root on Debian or Ubuntu; otherwise names the command that
 * installs it and ends the process with code 1. Other systems than Linux need nothing.
 */
export async function ensureSystemPackages({ virtualDesktop = !hasDisplay() } = {}): Promise<void> {
  if (process.platform !== 'linux') return;
  if (!isOnPath('dpkg-query')) return requireCommands(virtualDesktop ? desktopCommands : []);
  const missing = await missingPackages(await needs(virtualDesktop));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    return stop(
      `Electron needs some system packages that are missing. Install them, then try again:\n` +
        `  sudo apt-get install --no-install-recommends -y ${missing.map(([name]) => name).join(' ')}`,
    );
  }
  await install(missing);
}

/** Whether windows can be shown to a person here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

async function needs(virtualDesktop: boolean): Promise<string[][]> {
  const packages = [...forElectron];
  if (virtualDesktop) packages.push(...forVirtualDesktop);
  if (fallbackFits() && !(await officialIsInstalled())) {
    packages.push(...forUnpacking);
    if (await mustCompileAddon()) packages.push(...forCompiling);
  }
  return packages;
}

async function missingPackages(packages: string[][]): Promise<string[][]> {
  const query = ['-W', '-f', '${Package} ${db:Status-Status}\n', ...packages.flat()];
  const { stdout } = await runBounded('dpkg-query', query, { timeoutMs: 30_000 });
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((names) => !names.some((name) => installed.has(name)));
}

async function install(missing: string[][]): Promise<void> {
  console.log(`Installing system packages: ${missing.map(([name]) => name).join(' ')} …`);
  await apt(['update', '-qq']);
  const names: string[] = [];
  for (const alternatives of missing) names.push(await installable(alternatives));
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

/** The name under which this release has the package; its own name wins when none is known. */
async function installable(alternatives: string[]): Promise<string> {
  const { stdout } = await runBounded('apt-cache', ['policy', ...alternatives], {
    timeoutMs: 30_000,
  });
  // One paragraph a package: its name, then among others "  Candidate: 1.2" or "  Candidate: (none)".
  const paragraphs = stdout.split(/\n(?=\S)/);
  const known = alternatives.find((name) =>
    paragraphs.some((text) => text.startsWith(`${name}:`) && /Candidate: (?!\(none\))/.test(text)),
  );
  return known ?? alternatives.join(' ');
}

async function apt(args: string[]): Promise<void> {
  const result = await runBounded('apt-get', args, {
    timeoutMs: 5 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.code === 0) return;
  const reason = result.timedOut ? 'took more than five minutes' : result.stderr.trim();
  stop(`"apt-get ${args.join(' ')}" ${reason}`);
}

function requireCommands(commands: string[]): void {
  const missing = commands.filter((command) => !isOnPath(command));
  if (missing.length > 0) stop(`These commands are needed and not installed: ${missing.join(' ')}`);
}

function isOnPath(command: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, command)));
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureSystemPackages({ virtualDesktop: true });
  console.log('All system packages are there.');
}
