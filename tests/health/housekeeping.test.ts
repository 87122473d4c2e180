import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBackups } from '../../src-main/database/backup.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { createClockWatch } from '../../src-main/health/clock-watch.ts';
import { copyDaily } from '../../src-main/health/daily-copy.ts';
import { createHousekeeping } from '../../src-main/health/housekeeping.ts';
import { fakeClock, fakeLog, fakeTimers, testNow } from '../support/fakes.ts';

const hour = 3_600_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('chores are done a minute after the start and then hourly; one that fails keeps no other waiting', async () => {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  const log = fakeLog();
  const done: string[] = [];
  const house = createHousekeeping({
    timers,
    log,
    chores: [
      {
        name: 'broken',
        run: async () => {
          done.push('broken');
          throw new Error('no room');
        },
      },
      { name: 'good', run: async () => void done.push('good') },
    ],
  });
  house.start();
  timers.advance(59_000);
  expect(done).toEqual([]);
  timers.advance(1_000);
  await settled();
  expect(done).toEqual(['broken', 'good']);
  timers.advance(hour);
  await settled();
  expect(done).toHaveLength(4);
  await house.stop();
  expect(timers.waiting).toBe(0);
});

test('a stop waits for the chore under way, and no other one is begun', async () => {
  const clock = fakeClock();
  const timers = fakeTimers(clock);
  const done: string[] = [];
  let finish = (): void => undefined;
  const house = createHousekeeping({
    timers,
    log: fakeLog(),
    chores: [
      {
        name: 'long',
        run: async (isStopped) => {
          await new Promise<void>((resolve) => (finish = resolve));
          done.push(`long, stopped ${isStopped()}`);
        },
      },
      { name: 'next', run: async () => void done.push('next') },
    ],
  });
  house.start();
  timers.advance(60_000);
  const stopping = house.stop();
  finish();
  await stopping;
  expect(done).toEqual(['long, stopped true']);
  expect(timers.waiting).toBe(0);
});

test('the database is copied once a day, and again when the clock was wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const clock = fakeClock();
  const database = openDatabase(join(folder, 'book.sqlite3'));
  onTestFinished(() => database.close());
  const copies = join(folder, 'copies');
  const backups = createBackups({ file: join(folder, 'book.sqlite3'), folder: copies, clock });
  expect(await backups.latestAt()).toBeNull();
  expect(await copyDaily({ backups, clock })).toBe(true);
  expect(await backups.latestAt('daily')).toBe(testNow);
  clock.advance(19 * hour);
  expect(await copyDaily({ backups, clock })).toBe(false);
  clock.advance(hour);
  expect(await copyDaily({ backups, clock })).toBe(true);
  clock.set(testNow - 48 * hour);
  expect(await copyDaily({ backups, clock })).toBe(true);
  clock.set(testNow + 48 * hour);
  await backups.copyBefore('migration');
  expect(await backups.latestAt()).toBe(testNow + 48 * hour);
  expect(await backups.latestAt('daily')).toBe(testNow + 20 * hour);
  expect(readdirSync(copies)).toHaveLength(4);
});

test('the clock is compared with the date of every answer that has one', () => {
  const clock = fakeClock();
  const watch = createClockWatch({ clock });
  watch.observe(new Headers());
  expect(watch.offsetMs()).toBeNull();
  watch.observe(new Headers({ date: new Date(testNow - 600_000).toUTCString() }));
  expect(watch.offsetMs()).toBe(600_000);
  watch.observe(new Headers({ date: 'yesterday' }));
  expect(watch.offsetMs()).toBe(600_000);
});
