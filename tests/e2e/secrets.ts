import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Emulator } from '../google-emulator/server.ts';

type Secret = ReturnType<Emulator['control']['secrets']>[number];

/** Looks for secrets in every file of a folder, as text of one or two bytes a letter; says where there is which. */
export function secretsInFiles(
  folder: string,
  secrets: readonly Secret[],
): { found: string[]; filesRead: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = files.flatMap((file) => {
    const bytes = readFileSync(file);
    return secrets
      .filter(({ value }) => bytes.includes(value) || bytes.includes(Buffer.from(value, 'utf16le')))
      .map(({ kind }) => `${kind} in ${relative(folder, file)}`);
  });
  return { found, filesRead: files.length };
}
