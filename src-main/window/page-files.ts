import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { appOrigin } from './security-policy.ts';

/** What the page is made of; a file of any other kind is not served. */
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** One plain name: no separators, no percent signs, no leading dot, so neither `..` nor hidden files. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

export type PageFile = { path: string; contentType: string };

/**
 * The file below `folder` that an address of our page means, or null when it means none. Only plain names pass,
 * judged undecoded: what would have to be decoded first is no name of a file we made.
 */
export function pageFileAt(folder: string, address: string): PageFile | null {
  if (!address.startsWith(`${appOrigin}/`)) return null;
  // Not through `URL`, which would resolve `..` before we see it.
  const [path = ''] = address.slice(appOrigin.length + 1).split(/[?#]/, 1);
  const names = path === '' ? ['index.html'] : path.split('/');
  if (!names.every((name) => plainName.test(name))) return null;
  const contentType = contentTypes[extname(names.at(-1) ?? '')];
  return contentType === undefined ? null : { path: join(folder, ...names), contentType };
}

/** Tells whether the page was built and is where it is served from. */
export async function hasPage(folder: string): Promise<boolean> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  return html.includes('<script');
}
