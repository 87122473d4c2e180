import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The scripts and styles that the built page names in its document: what has to be there before anything is drawn. */
export function firstFiles(rendererFolder: string): string[] {
  const html = readFileSync(join(rendererFolder, 'index.html'), 'utf8');
  return [...html.matchAll(/\s(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) =>
    join(rendererFolder, path ?? ''),
  );
}

/** The two steps in which the main process is loaded: what opens the window, and what runs in the book's thread. */
export function mainSteps(mainFolder: string): string[] {
  const chunks = join(mainFolder, 'chunks');
  const ofThread = readdirSync(chunks).find((name) => /^run-book-.*\.cjs$/.test(name));
  if (ofThread === undefined) throw new Error(`there is no book in ${chunks}`);
  return [join(mainFolder, 'main.cjs'), join(chunks, ofThread)];
}

/** The scripts that are loaded before there is a window. */
export function windowFiles(mainFolder: string): string[] {
  return loadedWith([join(mainFolder, 'boot.cjs'), ...mainSteps(mainFolder).slice(0, 1)]);
}

/** The scripts that the book's thread loads at a start. */
export function threadFiles(mainFolder: string): string[] {
  const begin = ['book-boot.cjs', 'book.cjs'].map((name) => join(mainFolder, name));
  return loadedWith([...begin, ...mainSteps(mainFolder).slice(1)]);
}

/** The scripts that the main process loads at a start: what begins its two threads, and all that the two steps require. */
export function firstMainFiles(mainFolder: string): string[] {
  return [...new Set([...windowFiles(mainFolder), ...threadFiles(mainFolder)])];
}

function loadedWith(files: readonly string[]): string[] {
  const found = new Set<string>();
  for (const file of files) follow(file, found);
  return [...found];
}

/** What is required once somebody asks for it stands in a function of its own, and is not among it. */
function follow(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path] of text.matchAll(/(?<!=>)require\(["'`](\.[^"'`]+)["'`]\)/g)) {
    follow(join(dirname(file), path ?? ''), found);
  }
}
