import { afterEach, beforeEach, expect, test } from 'vitest';
import { overlapsOf } from '../../src-main/clashes/clash-finder.ts';
import {
  ensurePracticeTimeZone,
  readPracticeTimeZone,
} from '../../src-main/settings/settings-repo.ts';
import { defaultSettings } from '../../src-main/settings/settings-service.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { testDatabase } from '../support/test-database.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, practiceZone, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

async function store(key: string, valueJson: string): Promise<void> {
  await practice.db
    .insertInto('setting')
    .values({ key, value_json: valueJson })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value_json: valueJson }))
    .execute();
}

test('a new app has the defaults, in the zone of the machine it was first opened on', async () => {
  expect(await practice.settings.get()).toEqual(defaultSettings(practiceZone));
  expect(practice.log.lines).toEqual([]);
});

test('what is changed stays, and the rest as it was', async () => {
  const changed = await practice.settings.change({ theme: 'dark', weekStartsOn: 7 });
  expect(changed).toEqual({ ...defaultSettings(practiceZone), theme: 'dark', weekStartsOn: 7 });
  expect(await practice.settings.get()).toEqual(changed);
  expect(practice.told).toEqual(['announced settings changed']);
});

test('a setting that cannot be read has its default, and the log says so without its value', async () => {
  await store('theme', '"purple"');
  await store('weekStartsOn', '{broken');
  await practice.settings.change({ dayStartsAtHour: 9 });
  practice.log.lines.length = 0;
  expect(await practice.settings.get()).toEqual({
    ...defaultSettings(practiceZone),
    dayStartsAtHour: 9,
  });
  expect(practice.log.lines.map((line) => line.level)).toEqual(['warn', 'warn']);
  expect(JSON.stringify(practice.log.lines)).not.toContain('purple');
});

test('a privacy that cannot be read shows the calendar as little as possible', async () => {
  await store('privacy', '"everything"');
  expect(await practice.settings.get()).toMatchObject({ privacy: 'busy' });
});

test('rows that are no settings are left alone', async () => {
  await store('databaseId', '"x"');
  expect(await practice.settings.get()).toEqual(defaultSettings(practiceZone));
});

test('a day that ends before it starts is refused', async () => {
  const change = practice.settings.change({ dayStartsAtHour: 20 });
  await expect(change).rejects.toMatchObject({ code: 'invalid-input', field: 'dayEndsAtHour' });
  expect(await practice.settings.get()).toEqual(defaultSettings(practiceZone));
});

test('another privacy sends every coming booking again that is not cancelled', async () => {
  const client = await practice.clients.create(clientDraft());
  const past = await practice.bookings.create(bookingDraft({ when: timed('2026-03-01T10:00') }));
  const titled = await practice.bookings.create(bookingDraft({ title: 'x' }));
  const following = await practice.bookings.create(
    bookingDraft({ clientId: client.id, when: timed('2026-03-03T10:00') }),
  );
  const cancelled = await practice.bookings.create(
    bookingDraft({ when: timed('2026-03-04T10:00') }),
  );
  await practice.bookings.cancel({ id: cancelled.id, reason: '' });
  practice.told.length = 0;

  await practice.settings.change({ privacy: 'initials' });

  expect(practice.told).toEqual([
    `item booking ${titled.id}`,
    `item booking ${following.id}`,
    'announced settings changed',
    `announced bookings ${titled.id} ${following.id}`,
  ]);
  expect(await practice.bookings.get({ id: past.id })).toMatchObject({ revision: 1 });
  const [entry] = await practice.bookings.timeline({ id: titled.id });
  expect(entry).toMatchObject({ kind: 'privacy-changed', revision: 2, canRevert: false });
});

test('the same privacy again sends nothing', async () => {
  await practice.bookings.create(bookingDraft());
  practice.told.length = 0;
  await practice.settings.change({ privacy: 'full' });
  expect(practice.told).toEqual(['announced settings changed']);
});

test('when a booking cannot be sent again, the privacy stays as it was', async () => {
  await practice.bookings.create(bookingDraft());
  practice.failNextItem();
  await expect(practice.settings.change({ privacy: 'busy' })).rejects.toThrow();
  expect(await practice.settings.get()).toMatchObject({ privacy: 'full' });
});

test('in another zone an all-day booking is the same days, but other hours; a timed one does not move', async () => {
  const whole = await practice.bookings.create(
    bookingDraft({ when: days('2026-03-05', '2026-03-06') }),
  );
  const timedOne = await practice.bookings.create(bookingDraft());
  await practice.slots.create({
    serviceId: null,
    when: days('2026-03-05', '2026-03-06'),
    title: '',
    location: '',
    calendarNote: '',
  });
  // In Berlin that day ends before this time starts; in New York it does not.
  const late = timed('2026-03-06T01:00');
  expect(await overlapsOf(practice.db, { when: late }, null)).toEqual([]);

  await practice.settings.change({ practiceTimeZone: 'America/New_York' });

  expect(await overlapsOf(practice.db, { when: late }, null)).toMatchObject([
    { kind: 'booking', id: whole.id, when: whole.when },
  ]);
  expect(await practice.bookings.get({ id: timedOne.id })).toMatchObject(timedOne);
  const slots = await practice.db.selectFrom('slot').select(['start_at', 'time_zone']).execute();
  expect(slots).toEqual([{ start_at: Date.UTC(2026, 2, 5, 5), time_zone: 'America/New_York' }]);
});

test('the zone of the practice is stored once, and replaced only when this machine does not know it', async () => {
  const { db, close } = await testDatabase();
  const open = (zone: string) => db.transaction().execute((tx) => ensurePracticeTimeZone(tx, zone));
  expect(await readPracticeTimeZone(db)).toBe('UTC');
  await open('Europe/Vienna');
  await open('America/New_York');
  expect(await readPracticeTimeZone(db)).toBe('Europe/Vienna');
  await db.updateTable('setting').set({ value_json: '"Mars/Base"' }).execute();
  expect(await readPracticeTimeZone(db)).toBe('UTC');
  await open('America/New_York');
  expect(await readPracticeTimeZone(db)).toBe('America/New_York');
  await close();
});
