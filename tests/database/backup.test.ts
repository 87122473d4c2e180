import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../migrations/all.ts';
import { createBackups, realDisk, type Disk } from '../../src-main/database/backup.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../src-main/database/open.ts';

const start = Date.UTC(2026, 2, 2, 9);
let home: string;
let folder: string;
let file: string;
let database: OpenDatabase;
let now: number;
const clock = { now: () => now };

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'backup-'));
  folder = join(home, 'backups');
  file = join(home, 'book.sqlite3');
  database = openDatabase(file);
  await migrate(database, migrations);
  now = start;
});

afterEach(async () => {
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

function rememberSetting(key: string): void {
  database.sqlite.prepare('INSERT INTO setting (key, value_json) VALUES (?, ?)').run(key, '1');
}

function settingsIn(copy: string): string[] {
  const opened = new Sqlite(copy, { readonly: true });
  const keys = opened
    .prepare(`SELECT key FROM setting WHERE key <> 'copiedAt' ORDER BY key`)
    .pluck()
    .all() as string[];
  opened.close();
  return keys;
}

test('a copy is a whole database in one file that only its owner can read', async () => {
  rememberSetting('a');
  const copy = await createBackups({ file, folder, clock }).copyBefore('Before migrating!');
  expect(copy).toBe(join(folder, '2026-03-02T09-00-00-000Z-before-migrating.sqlite3'));
  expect(readdirSync(folder)).toHaveLength(1);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(settingsIn(copy)).toEqual(['a']);
});

test('a copy made amid a transaction holds nothing of it, and keeps nobody waiting', async () => {
  rememberSetting('a');
  await database.db.transaction().execute(async (tx) => {
    await tx.insertInto('setting').values({ key: 'b', value_json: '1' }).execute();
    const copy = await createBackups({ file, folder, clock }).copyBefore('x');
    await tx.insertInto('setting').values({ key: 'c', value_json: '1' }).execute();
    expect(settingsIn(copy)).toEqual(['a']);
  });
  expect(settingsIn(file)).toEqual(['a', 'b', 'c']);
});

test('five copies of each reason are kept, the newest, even when the clock goes back', async () => {
  const backups = createBackups({ file, folder, clock });
  for (let copy = 0; copy < 7; copy += 1) {
    now += 1000;
    await backups.copyBefore('daily');
    await backups.copyBefore('migration');
  }
  now = start - 1000;
  const last = await backups.copyBefore('daily');
  const names = readdirSync(folder).toSorted();
  const daily = names
    .filter((name) => name.endsWith('-daily.sqlite3'))
    .map((name) => name.slice(0, 20));
  expect(daily).toEqual([
    '2026-03-02T08-59-59-',
    '2026-03-02T09-00-04-',
    '2026-03-02T09-00-05-',
    '2026-03-02T09-00-06-',
    '2026-03-02T09-00-07-',
  ]);
  expect(names.filter((name) => name.endsWith('-migration.sqlite3'))).toHaveLength(5);
  expect(settingsIn(last)).toEqual([]);
});

test('copies asked for at the same moment get different names', async () => {
  const backups = createBackups({ file, folder, clock });
  const copies = await Promise.all([
    backups.copyBefore('x'),
    backups.copyBefore('x'),
    backups.copyBefore(''),
  ]);
  expect(new Set(copies).size).toBe(3);
});

describe('when something fails', () => {
  const steps: (keyof Disk)[] = ['copy', 'seal', 'flush', 'rename'];

  test.each(steps)(
    'at "%s", nothing half is left, older copies stay, and the next copy works',
    async (step) => {
      await createBackups({ file, folder, clock }).copyBefore('x');
      const before = readdirSync(folder);
      let broken = true;
      const disk: Disk = {
        ...realDisk,
        [step]: async (...given: [string, string]) => {
          if (broken) {
            if (step === 'copy') writeFileSync(given[1], 'half');
            throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          }
          return (realDisk[step] as (...given: [string, string]) => unknown)(...given);
        },
        ...(step === 'seal' && {
          seal: (copy: string, at: number) => {
            if (broken) throw new Error('the copy is damaged');
            realDisk.seal(copy, at);
          },
        }),
      };
      const backups = createBackups({ file, folder, clock, disk });
      await expect(backups.copyBefore('x')).rejects.toMatchObject({
        message: 'The appointment book could not be copied aside.',
        cause: expect.any(Error),
      });
      expect(readdirSync(folder)).toEqual(before);
      broken = false;
      await backups.copyBefore('x');
      expect(readdirSync(folder)).toHaveLength(2);
    },
  );

  test('a copy that was cut short earlier is cleared away', async () => {
    const backups = createBackups({ file, folder, clock });
    await backups.copyBefore('x');
    writeFileSync(join(folder, '2026-01-01T00-00-00-000Z-x.sqlite3.partial'), 'half');
    await backups.copyBefore('y');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('a damaged copy is not kept', async () => {
    const disk: Disk = {
      ...realDisk,
      async copy(from, to) {
        await realDisk.copy(from, to);
        const page = new Sqlite(to);
        page.unsafeMode();
        page.pragma('writable_schema = ON');
        page.exec(`UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'booking'`);
        page.close();
      },
    };
    await expect(createBackups({ file, folder, clock, disk }).copyBefore('x')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  // The real thing: the system itself refuses to write more than so many blocks.
  test.skipIf(process.platform !== 'linux')(
    'on a full disk the real copy fails whole',
    async () => {
      const text = 'x'.repeat(400_000);
      database.sqlite.prepare('INSERT INTO setting VALUES (?, ?)').run('long', text);
      database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
      const script = `
      import { createBackups } from ${JSON.stringify(join(import.meta.dirname, '../../src-main/database/backup.ts'))};
      const backups = createBackups({ file: process.argv[1], folder: process.argv[2], clock: { now: () => 0 } });
      await backups.copyBefore('x').then(() => console.log('copied'), (error) => console.log(error.message));`;
      const run = promisify(execFile)('bash', [
        '-c',
        'ulimit -f 100; exec "$0" --input-type=module -e "$1" "$2" "$3"',
        process.execPath,
        script,
        file,
        folder,
      ]);
      expect((await run).stdout.trim()).toBe('The appointment book could not be copied aside.');
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
