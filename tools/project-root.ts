import { join, resolve } from 'node:path';

/** The folder that holds package.json. */
export const projectRoot = resolve(import.meta.dirname, '..');

/** An absolute path inside the project. */
export function inProject(...parts: string[]): string {
  return join(projectRoot, ...parts);
}
