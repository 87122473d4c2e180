import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The scripts and styles that the built page names in its document: what has to be there before anything is drawn. */
export function firstFiles(rendererFolder: string): string[] {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  return [...html.matchAll(/\s(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) =>
    join(rendererFolder, path ?? ''),
  );
}

/** The two steps in which the main process is loaded: what opens the window, and then what is behind it. */
export function mainSteps(mainFolder: string): string[] {
  const chunks = join(mainFolder, 'chunks');
  const names = readdirSync(chunks);
  return ['main', 'start-app'].map((step) => {
    const name = names.find((file) => file.startsWith(`${step}-`) && file.endsWith('.js'));
    if (name === undefined) throw new Error(`there is no ${step} in ${chunks}`);
    return join(chunks, name);
  });
}

/** The scripts that are loaded before there is a window. */
export function windowFiles(mainFolder: string): string[] {
  const found = new Set<string>();
  const [window] = mainSteps(mainFolder);
  if (window !== undefined) follow(window, found);
  return [join(mainFolder, 'main.js'), ...found];
}

/** The scripts that the main process loads at a start: the entry, and all that its two steps import. */
export function firstMainFiles(mainFolder: string): string[] {
  const found = new Set<string>();
  for (const step of mainSteps(mainFolder)) follow(step, found);
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
