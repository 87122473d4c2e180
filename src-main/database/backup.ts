import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Clock } from '../platform/ports.ts';
import { markCopy } from './copy-mark.ts';

/** Copies kept for each reason; an older one is removed only after a newer one is safely there. */
const kept = 5;

export type Backups = {
  /** Copies the database aside and answers with the copy's path; on failure it throws and leaves nothing half-done. */
  copyBefore(reason: string): Promise<string>;
  /** When the newest copy of that reason, or of any, was made; null when there is none. */
  latestAt(reason?: string): Promise<number | null>;
};

export type BackupDeps = {
  /** The database file that is copied. */
  file: string;
  /** Where the copies go: `<when>-<reason>.sqlite3`, each a whole database in one file. */
  folder: string;
  clock: Clock;
  /** The steps that touch the disk; tests make each of them fail. */
  disk?: Disk;
};

/** What a copy does to the disk, step by step. */
export type Disk = {
  copy(from: string, to: string): Promise<void>;
  /** Makes it one file by itself, marks it as a copy made then, and throws when it is damaged. */
  seal(file: string, at: number): void;
  flush(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
};

/** Consistent, checked copies of the database, made one at a time while the app goes on working. */
export function createBackups({ file, folder, clock, disk = realDisk }: BackupDeps): Backups {
  const inTurn = oneAtATime();

  async function copy(reason: string): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const present = await readdir(folder);
    // Left by a copy that the power cut short: never a whole database.
    for (const name of present.filter((name) => name.includes(partial)))
      await disk.remove(join(folder, name));
    const name = freeName(clock.now(), slugOf(reason), present);
    const whole = join(folder, name);
    const temporary = `${whole}${partial}`;
    try {
      await disk.copy(file, temporary);
      disk.seal(temporary, clock.now());
      await disk.flush(temporary);
      await disk.rename(temporary, whole);
    } catch (error) {
      for (const suffix of ['', '-journal', '-wal', '-shm'])
        await disk.remove(`${temporary}${suffix}`);
      throw new Error('The appointment book could not be copied aside.', { cause: error });
    }
    if (!onWindows) await disk.flush(folder); // Windows can't open folders, and needs no such flush
    for (const old of surplus(present, name)) await disk.remove(join(folder, old));
    return whole;
  }

  async function latestAt(reason?: string): Promise<number | null> {
    const present = existsSync(folder) ? await readdir(folder) : [];
    const ending = reason === undefined ? suffix : `-${slugOf(reason)}${suffix}`;
    const times = present
      .filter((name) => name.endsWith(ending))
      .map(timeOfCopy)
      .filter((at) => !Number.isNaN(at));
    return times.length === 0 ? null : Math.max(...times);
  }

  return { copyBefore: (reason) => inTurn(() => copy(reason)), latestAt };
}

const onWindows = process.platform === 'win32';
const partial = '.partial';
const suffix = '.sqlite3';
const stampLength = '2026-03-02T09-00-00-000Z'.length;

function slugOf(reason: string): string {
  const slug = reason
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return slug.slice(0, 40) || 'copy';
}

/** A name that sorts by time and that no copy has yet (the clock may stand still or have gone back). */
function freeName(now: number, slug: string, present: readonly string[]): string {
  for (let at = now; ; at += 1) {
    const name = `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-${slug}${suffix}`;
    if (!present.includes(name)) return name;
  }
}

/** When a copy was made, by its name; NaN for what is none. */
function timeOfCopy(name: string): number {
  const [, day, hours, minutes, seconds, milliseconds] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-/.exec(name) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
}

/** The oldest copies of the same reason beyond those kept, never the new one itself. */
function surplus(present: readonly string[], added: string): string[] {
  const reason = added.slice(stampLength);
  return present
    .filter((name) => name.length === added.length && name.slice(stampLength) === reason)
    .toSorted()
    .slice(0, -(kept - 1));
}

/** The disk as it is. */
export const realDisk: Disk = {
  async copy(from, to) {
    await (await open(to, 'wx', 0o600)).close(); // made first, so that it is never readable by others
    // A reader of its own: through the app's connection a half-done transaction would be copied too.
    const reader = new Sqlite(from, { readonly: true, fileMustExist: true });
    try {
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM sqlite_schema').get(); // from here on it sees this one moment
      await reader.backup(to);
    } finally {
      reader.close();
    }
  },
  seal(file, at) {
    const copy = new Sqlite(file, { fileMustExist: true });
    try {
      copy.pragma('journal_mode = DELETE');
      markCopy(copy, at);
      const found = copy.pragma('integrity_check(1)', { simple: true });
      if (found !== 'ok') throw new Error(`the copy is damaged: ${String(found)}`);
    } finally {
      copy.close();
    }
  },
  async flush(path) {
    const handle = await open(path, onWindows ? 'r+' : 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  remove: (file) => rm(file, { force: true }),
};
