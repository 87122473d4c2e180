import type { Migration } from 'kysely/migration';
import * as m0001 from './0001-first-tables.ts';

/**
 * Every migration by name, in the order they run. A static list, because the app is one bundle that has no
 * folder to scan and the tests run the sources as they are; a test holds it against the files of this folder.
 */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': m0001,
};
