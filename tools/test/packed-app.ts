import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronRuntime } from '../electron-runtime/ensure-electron.ts';
import { runLocal } from '../process/local-command.ts';
import { inProject } from '../project-root.ts';

const output = 'dist/smoke';

/**
 * Packs the built app, not as an installer but as the folder an installer would put in place, with
 * the Electron in use. Returns the path of its executable. The result is for tests on this machine only.
 */
export async function packApp(runtime: ElectronRuntime, limitMs: number): Promise<string> {
  const platform = { darwin: '--mac', win32: '--win' }[process.platform as string] ?? '--linux';
  const args = [platform, 'dir', '--publish', 'never', `-c.directories.output=${output}`];
  const electron = [`-c.electronDist=${runtime.distDir}`, `-c.electronVersion=${runtime.version}`];
  const result = await runLocal('electron-builder', [...args, ...electron], {
    timeoutMs: limitMs,
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  if (result.code !== 0) {
    throw new Error(`The app could not be packed.\n${result.stdout}\n${result.stderr}`);
  }
  return executable();
}

async function executable(): Promise<string> {
  const folder = inProject(output);
  const unpacked = (await readdir(folder, { withFileTypes: true })).find((entry) =>
    entry.isDirectory(),
  );
  if (!unpacked) throw new Error(`electron-builder left no folder in ${folder}.`);
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Appointment Agent.app/Contents/MacOS/Appointment Agent',
    win32: 'Appointment Agent.exe',
  };
  return join(folder, unpacked.name, names[process.platform] ?? 'appointment-agent');
}
