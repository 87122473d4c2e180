import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts and styles that the built page names in its document: what has to be there before anything is drawn. */
export function firstFiles(rendererFolder: string): string[] {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  return [...html.matchAll(/\s(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) =>
    join(rendererFolder, path ?? ''),
  );
}
