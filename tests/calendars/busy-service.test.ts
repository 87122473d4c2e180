import fc from 'fast-check';
import type { Insertable, Updateable } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { busyHandlers, createBusyService } from '../../src-main/calendars/busy-service.ts';
import type { CalendarRow } from '../../src-main/database/sync-rows.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import { mirrorRowOf } from '../../src-main/sync/mirror-row.ts';
import { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { contentAt, dayWhen, eventWith, rangeOf, timedWhen } from '../domain/recurrence-samples.ts';
import { accountRow, calendarRow, conflictRow, linkRow } from '../support/calendars.ts';
import { uuidOf } from '../support/fakes.ts';
import { plansOf } from '../support/query-plans.ts';
import { testDatabase } from '../support/test-database.ts';

const practice = uuidOf(1);
const family = uuidOf(2);
const week = rangeOf('2026-03-02T00:00Z', '2026-03-09T00:00Z');
const monday = timedWhen('2026-03-02T08:00Z', 60, 'Europe/Berlin');

let database: OpenDatabase;
let warnings: { message: string; facts: unknown }[];

beforeEach(async () => {
  database = await testDatabase();
  warnings = [];
  await database.db
    .insertInto('setting')
    .values({ key: 'practiceTimeZone', value_json: '"Europe/Berlin"' })
    .execute();
  await database.db.insertInto('account').values(accountRow('account')).execute();
  await putCalendar(practice);
});
afterEach(() => database.close());

async function putCalendar(
  id: string,
  given: Partial<Insertable<CalendarRow>> = {},
): Promise<void> {
  await database.db
    .insertInto('calendar')
    .values(calendarRow(id, 'account', { is_selected: 1, ...given }))
    .execute();
}

async function put(events: RemoteEvent[], calendarId = practice): Promise<void> {
  for (const event of events)
    await database.db
      .insertInto('remote_event')
      .values(mirrorRowOf(calendarId, event, 1))
      .execute();
}

async function markUnseen(eventId: string): Promise<void> {
  await database.db
    .updateTable('remote_event')
    .set({ status: 'unseen' })
    .where('event_id', '=', eventId)
    .execute();
}

function makeService() {
  return createBusyService({
    db: database.db,
    log: { warn: (message, facts) => warnings.push({ message, facts }) },
  });
}

/** Each block as its event and its start. */
async function busyIn(range = week): Promise<string[]> {
  const blocks = await makeService().busyInRange(range);
  return blocks.map(
    ({ key, when }) =>
      `${key.split('/')[1]?.split('@')[0]} ${when.allDay ? when.startDay : new Date(when.startAt).toISOString().slice(0, 16)}`,
  );
}

test('other people’s events are busy time, with their title and time, through the handler too', async () => {
  await put([eventWith({ id: 'dentist', content: contentAt(monday) })]);
  const expected = [
    { key: `${practice}/dentist`, calendarId: practice, title: 'Dentist', when: monday },
  ];
  const blocks = await busyHandlers(makeService())['calendar.busy'](week);
  expect(blocks).toEqual(expected);
  for (const block of blocks) expect(BusyBlock.parse(block)).toEqual(block);
});

test('only selected calendars count that are there, of accounts that are not disconnected', async () => {
  await putCalendar(family);
  await put([eventWith({ id: 'a', content: contentAt(monday) })]);
  await put([eventWith({ id: 'b', content: contentAt(monday) })], family);
  const change = (changes: Updateable<CalendarRow>) =>
    database.db.updateTable('calendar').set(changes).where('id', '=', family).execute();
  expect(await busyIn()).toHaveLength(2);
  await change({ is_selected: 0 });
  expect(await busyIn()).toEqual(['a 2026-03-02T08:00']);
  await change({ is_selected: 1, state: 'gone' });
  expect(await busyIn()).toEqual(['a 2026-03-02T08:00']);
  await change({ state: 'forbidden' });
  expect(await busyIn()).toHaveLength(2);
  await database.db.updateTable('account').set({ status: 'reconnect' }).execute();
  expect(await busyIn()).toHaveLength(2);
  await database.db.updateTable('account').set({ status: 'disconnected' }).execute();
  expect(await busyIn()).toEqual([]);
});

test('what is ours in that calendar does not block, whatever became of the link', async () => {
  await putCalendar(family);
  await database.db
    .insertInto('calendar_link')
    .values([
      linkRow('b1', practice, { remote_id: 'ours' }),
      linkRow('b2', practice, { remote_id: 'old', state: 'detached' }),
      linkRow('b3', practice, { remote_id: 'series' }),
    ])
    .execute();
  await put([
    eventWith({ id: 'ours', content: contentAt(monday) }),
    eventWith({ id: 'old', content: contentAt(monday) }),
    eventWith({ id: 'series', content: contentAt(monday), recurrence: ['RRULE:FREQ=DAILY'] }),
    eventWith({
      id: 'series_1',
      content: contentAt(monday),
      recurringEventId: 'series',
      originalStart: { at: 0 },
    }),
    eventWith({ id: 'other', content: contentAt(monday) }),
  ]);
  await put([eventWith({ id: 'ours', content: contentAt(monday) })], family);
  expect((await makeService().busyInRange(week)).map(({ key }) => key)).toEqual([
    `${practice}/other`,
    `${family}/ours`,
  ]);
});

test('a second event for a booking blocks until the person lets it be', async () => {
  await put([
    eventWith({ id: 'copy', content: contentAt(monday) }),
    eventWith({ id: 'open', content: contentAt(monday) }),
    eventWith({ id: 'elsewhere', content: contentAt(monday) }),
    eventWith({ id: 'orphan', content: contentAt(monday) }),
  ]);
  const dismissed = { kind: 'duplicate', resolution: 'dismiss', calendar_id: practice };
  await database.db
    .insertInto('sync_conflict')
    .values([
      conflictRow('b1', { ...dismissed, remote_id: 'copy' }),
      conflictRow('b1', { ...dismissed, remote_id: 'open', resolution: null }),
      conflictRow('b1', { ...dismissed, remote_id: 'elsewhere', calendar_id: family }),
      conflictRow('b1', { ...dismissed, remote_id: 'orphan', kind: 'orphan' }),
    ])
    .execute();
  expect((await busyIn()).toSorted()).toEqual([
    'elsewhere 2026-03-02T08:00',
    'open 2026-03-02T08:00',
    'orphan 2026-03-02T08:00',
  ]);
});

test('what is cancelled, or missing from the last listing, does not block', async () => {
  await put([
    eventWith({ id: 'gone', status: 'cancelled', content: contentAt(monday) }),
    eventWith({ id: 'bare', status: 'cancelled', content: null, etag: '' }),
    eventWith({ id: 'missing', content: contentAt(monday) }),
    eventWith({ id: 'series', content: contentAt(monday), recurrence: ['RRULE:FREQ=DAILY'] }),
    eventWith({ id: 'maybe', status: 'tentative', content: contentAt(monday) }),
  ]);
  await markUnseen('missing');
  await markUnseen('series');
  expect(await busyIn()).toEqual(['maybe 2026-03-02T08:00']);
});

test('series are expanded, with their exceptions wherever those lie', async () => {
  const at = (day: string) => ({ at: Date.parse(`${day}T08:00Z`) });
  const moved = contentAt(timedWhen('2026-03-07T15:00Z', 30, 'Europe/Berlin'));
  await put([
    eventWith({ id: 's', content: contentAt(monday), recurrence: ['RRULE:FREQ=DAILY;COUNT=5'] }),
    eventWith({
      id: 's_3',
      status: 'cancelled',
      content: null,
      recurringEventId: 's',
      originalStart: at('2026-03-03'),
    }),
    eventWith({ id: 's_20260304T080000Z', status: 'cancelled', content: null, etag: '' }),
    eventWith({
      id: 's_5',
      content: moved,
      recurringEventId: 's',
      originalStart: at('2026-03-05'),
    }),
    eventWith({
      id: 's_6',
      content: moved,
      recurringEventId: 's',
      originalStart: at('2026-03-06'),
    }),
    eventWith({
      id: 'later',
      content: contentAt(timedWhen('2026-03-10T08:00Z', 60, 'UTC')),
      recurrence: ['RRULE:FREQ=DAILY'],
    }),
  ]);
  expect(await busyIn()).toEqual([
    's 2026-03-02T08:00',
    's_5 2026-03-07T15:00',
    's_6 2026-03-07T15:00',
  ]);
  // What may be gone stands in for nothing: the instance counts at its own time again.
  await markUnseen('s_6');
  expect(await busyIn()).toEqual([
    's 2026-03-02T08:00',
    's 2026-03-06T08:00',
    's_5 2026-03-07T15:00',
  ]);
});

test('the exceptions of a deleted series do not block, even when they were never shown as deleted', async () => {
  await put([
    eventWith({ id: 's', status: 'cancelled', content: null, etag: '' }),
    eventWith({
      id: 's_1',
      content: contentAt(monday),
      recurringEventId: 's',
      originalStart: { at: 0 },
    }),
    eventWith({
      id: 'lone_1',
      content: contentAt(monday),
      recurringEventId: 'never-seen',
      originalStart: { at: 0 },
    }),
  ]);
  expect(await busyIn()).toEqual(['lone_1 2026-03-02T08:00']);
});

test('a long event is found though it began long ago, and a short one beside it', async () => {
  await put([
    eventWith({
      id: 'sabbatical',
      content: contentAt(timedWhen('2025-06-01T08:00Z', 600_000, 'UTC')),
    }),
    eventWith({ id: 'short', content: contentAt(monday) }),
    eventWith({ id: 'over', content: contentAt(timedWhen('2025-06-01T08:00Z', 60, 'UTC')) }),
  ]);
  expect(await busyIn()).toEqual(['sabbatical 2025-06-01T08:00', 'short 2026-03-02T08:00']);
});

test('days of all-day events count in the zone of the practice', async () => {
  await put([
    eventWith({ id: 'sunday', content: contentAt(dayWhen('2026-03-01', '2026-03-02')) }),
    eventWith({ id: 'monday', content: contentAt(dayWhen('2026-03-02', '2026-03-03')) }),
    eventWith({ id: 'tuesday', content: contentAt(dayWhen('2026-03-03', '2026-03-04')) }),
  ]);
  const mondayInBerlin = rangeOf('2026-03-01T23:00Z', '2026-03-02T23:00Z');
  expect(await busyIn(mondayInBerlin)).toEqual(['monday 2026-03-02']);
  await database.db.updateTable('setting').set({ value_json: '"America/New_York"' }).execute();
  expect(await busyIn(mondayInBerlin)).toEqual(['sunday 2026-03-01', 'monday 2026-03-02']);
});

test('what can’t be read hides nothing else, and is told once, without what it says', async () => {
  await put([
    eventWith({
      id: 'odd',
      content: contentAt(monday, { summary: 'Secret' }),
      recurrence: ['RRULE:FREQ=NEVER'],
    }),
    eventWith({ id: 'broken', content: contentAt(monday, { summary: 'Secret' }) }),
    eventWith({ id: 'fine', content: contentAt(monday) }),
  ]);
  await database.db
    .updateTable('remote_event')
    .set({ json: '{"id":"broken","summary":"Secret"}' })
    .where('event_id', '=', 'broken')
    .execute();
  const service = makeService();
  for (let i = 0; i < 3; i += 1)
    expect((await service.busyInRange(week)).map(({ key }) => key)).toEqual([`${practice}/fine`]);
  expect(warnings.map(({ facts }) => (facts as { eventId: string }).eventId).toSorted()).toEqual([
    'broken',
    'odd',
  ]);
  expect(JSON.stringify(warnings)).not.toContain('Secret');
  expect(await createBusyService({ db: database.db }).busyInRange(week)).toHaveLength(1);
});

test('every query finds its rows by an index', async () => {
  await put([eventWith({ id: 'a', content: contentAt(monday) })]);
  const plan = await plansOf(database, () => makeService().busyInRange(week));
  expect(
    plan.filter((step) => /remote_event|event|link|master/.test(step) && step.startsWith('SCAN')),
  ).toEqual([]);
  const bounded = plan.find((step) => step.includes('remote_event_by_start'));
  expect(bounded).toContain('start_at>? AND start_at<?');
  expect(plan.some((step) => step.includes('remote_event_by_length'))).toBe(true);
});

test('a week is read from its own rows, not from all the years before', async () => {
  const events = Array.from({ length: 3000 }, (_, day) => {
    const startAt = week.fromAt - day * 86_400_000;
    return eventWith({
      id: `e${day}`,
      content: contentAt({ allDay: false, startAt, endAt: startAt + 3_600_000, timeZone: 'UTC' }),
    });
  });
  await put(events);
  const later = contentAt(timedWhen('2026-04-01T08:00Z', 60, 'UTC'));
  await put([eventWith({ id: 'later', content: later, recurrence: ['RRULE:FREQ=DAILY'] })]);
  // Rows that can't be read would be told of, if they were looked at.
  await database.db
    .updateTable('remote_event')
    .set({ json: 'broken' })
    .where((row) =>
      row.or([row('start_at', '<', week.fromAt - 3_600_000), row('event_id', '=', 'later')]),
    )
    .execute();
  expect(await busyIn()).toHaveLength(1);
  expect(warnings).toEqual([]);
});

test('blocks are exactly those of every event that is neither ours nor gone, looked at one by one', async () => {
  const eventArbitrary = fc.record({
    startHours: fc.integer({ min: -3000, max: 240 }),
    minutes: fc.constantFrom(1, 30, 60, 3000, 100_000),
    status: fc.constantFrom('confirmed', 'confirmed', 'tentative', 'cancelled'),
    fate: fc.constantFrom('other', 'other', 'ours', 'dismissed', 'unseen', 'declined', 'free'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(eventArbitrary, { maxLength: 15 }), async (given) => {
      for (const table of ['remote_event', 'calendar_link', 'sync_conflict'] as const)
        await database.db.deleteFrom(table).execute();
      const expected: string[] = [];
      for (const [index, { startHours, minutes, status, fate }] of given.entries()) {
        const id = `e${index}`;
        const startAt = week.fromAt + startHours * 3_600_000;
        const endAt = startAt + minutes * 60_000;
        const content = contentAt(
          { allDay: false, startAt, endAt, timeZone: 'UTC' },
          { busy: fate !== 'free' },
        );
        await put([
          eventWith({ id, status, content, ownResponse: fate === 'declined' ? 'declined' : null }),
        ]);
        if (fate === 'ours')
          await database.db
            .insertInto('calendar_link')
            .values(linkRow(id, practice, { remote_id: id }))
            .execute();
        if (fate === 'unseen') await markUnseen(id);
        if (fate === 'dismissed') {
          const conflict = {
            kind: 'duplicate',
            resolution: 'dismiss',
            calendar_id: practice,
            remote_id: id,
          };
          await database.db
            .insertInto('sync_conflict')
            .values(conflictRow('b', conflict))
            .execute();
        }
        if (
          fate === 'other' &&
          status !== 'cancelled' &&
          startAt < week.toAt &&
          endAt > week.fromAt
        )
          expected.push(`${practice}/${id}`);
      }
      const blocks = await makeService().busyInRange(week);
      expect(blocks.map(({ key }) => key).toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 60 },
  );
});
