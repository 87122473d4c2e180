import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The scripts and styles that the built page names in its document: what has to be there before anything is drawn. */
export function firstFiles(rendererFolder: string): string[] {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  return [...html.matchAll(/\s(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) =>
    join(rendererFolder, path ?? ''),
  );
}

/** The scripts that the main process loads before it opens its window: the entry, and all that the rest of it imports. */
export function firstMainFiles(mainFolder: string): string[] {
  const chunks = join(mainFolder, 'chunks');
  const main = readdirSync(chunks).find((name) => /^main-.*\.js$/.test(name));
  if (main === undefined) throw new Error(`there is no main in ${chunks}`);
  const found = new Set<string>();
  follow(join(chunks, main), found);
  return [join(mainFolder, 'main.js'), ...found];
}

function follow(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g)) {
    follow(join(dirname(file), path ?? ''), found);
  }
}
