import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const manifestName = 'appointment-agent-manifest.json';

/** Notes the size of every file in a folder, so that a later run sees when one is missing or cut. */
export async function writeManifest(folder: string): Promise<void> {
  await writeFile(join(folder, manifestName), JSON.stringify(await sizes(folder), null, 1));
}

/** Whether a folder still holds all that `writeManifest` noted; `false` too when there is no note. */
export async function matchesManifest(folder: string): Promise<boolean> {
  try {
    const noted = await readFile(join(folder, manifestName), 'utf8');
    return noted === JSON.stringify(await sizes(folder), null, 1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function sizes(folder: string): Promise<Record<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== manifestName)
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const measured = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), (await stat(file)).size] as const),
  );
  return Object.fromEntries(measured);
}
