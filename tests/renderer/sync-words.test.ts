import { describe, expect, test } from 'vitest';
import type {
  SyncLogEntry,
  SyncSummary,
  TimelineEntry,
} from '../../src-shared/domain/sync-views.ts';
import { bookingFields } from '../../src-shared/domain/booking-changes.ts';
import { changeWords, fieldName, stepWords } from '../../src-renderer/booking/timeline-words.ts';
import { pillWords } from '../../src-renderer/frame/pill-words.ts';
import { headWords } from '../../src-renderer/sync/head-words.ts';
import { comingFirst } from '../../src-renderer/sync/brake-order.ts';
import { type LogRow, logRows } from '../../src-renderer/sync/log-rows.ts';
import {
  formatDuration,
  logLine,
  logWords,
  quietTimes,
  rawTrouble,
} from '../../src-renderer/sync/log-words.ts';
import { rehearsalWords } from '../../src-renderer/sync/rehearsal-words.ts';
import { at, inMarch2026, zone } from './samples.ts';

inMarch2026();

const now = Date.UTC(2026, 2, 3, 9, 20);
const idle: SyncSummary = {
  state: 'idle',
  headline: 'Synced',
  lastSyncedAt: now - 2 * 60_000,
  nextSyncAt: now + 3 * 60_000,
  waiting: 0,
  failed: 0,
  needsDecision: 0,
};

describe('the sync pill', () => {
  const pill = (changes: Partial<SyncSummary>) =>
    pillWords({ ...idle, ...changes }, now, zone).text;

  test('says when all was last agreed', () => {
    expect(pill({})).toBe('Synced 2 min ago');
  });

  test('says what waits, also without a network', () => {
    expect(pill({ waiting: 3 })).toBe('3 waiting');
    expect(pill({ state: 'offline', waiting: 5 })).toBe('Offline, 5 waiting');
    expect(pill({ state: 'offline' })).toBe('Offline');
  });

  test('what needs the person comes before what waits', () => {
    expect(pill({ waiting: 3, failed: 1, needsDecision: 1 })).toBe('2 need attention');
    expect(pill({ failed: 1 })).toBe('1 needs attention');
    expect(pill({ state: 'paused', needsDecision: 1 })).toBe('1 needs attention');
  });

  test('without an account it says so, and not that something is wrong', () => {
    const words = pillWords({ ...idle, state: 'not-connected', waiting: 9 }, now, zone);
    expect(words).toEqual({ text: 'Not connected', tone: 'away' });
  });

  test('trouble is told in the words of main', () => {
    expect(pill({ state: 'trouble', headline: 'Google does not answer' })).toBe(
      'Google does not answer',
    );
  });
});

const nothingElse = { brakes: [], clashes: 0 };

test('the head of the Sync page leads to what is to be done', () => {
  const { rest, todo } = headWords({ ...idle, waiting: 1 }, now, zone, {
    ...nothingElse,
    clashes: 2,
  });
  expect(rest).toEqual(['Google Calendar was last checked 2 min ago.', 'Next check in 3 min.']);
  expect(todo).toEqual([
    { section: 'outstanding', words: '1 booking waiting to be sent' },
    { section: 'attention', words: '2 bookings with something in the way' },
  ]);
});

test('without a network, and while the sync is paused, no next look is promised', () => {
  for (const state of ['offline', 'paused'] as const) {
    const { rest } = headWords({ ...idle, state, waiting: 1 }, now, zone, nothingElse);
    expect(rest).toEqual(['Google Calendar was last checked 2 min ago.']);
  }
});

test('what is held back is a way of its own, and no decision beside', () => {
  const held = {
    itemKind: 'booking' as const,
    itemId: 'b',
    title: 'Anna Berg',
    when: at('2026-03-03T09:00', 50),
    change: { kind: 'vanished' as const },
  };
  const words = (needsDecision: number) =>
    headWords({ ...idle, state: 'paused', needsDecision }, now, zone, {
      brakes: [{ items: [held, held, held] }],
      clashes: 0,
    }).todo;
  const way = { section: 'held-back', words: '3 bookings held back' };
  expect(words(1)).toEqual([way]);
  expect(words(3)).toEqual([way, { section: 'decisions', words: '2 decisions to take' }]);
});

test('of what is held back, what is still to come is shown first and what is over last', () => {
  const item = (title: string, start: string) => ({
    itemKind: 'booking' as const,
    itemId: title,
    title,
    when: at(start, 50),
    change: { kind: 'vanished' as const },
  });
  const items = [
    item('last week', '2026-02-24T09:00'),
    item('yesterday', '2026-03-02T09:00'),
    item('tomorrow', '2026-03-04T09:00'),
    item('going on', '2026-03-03T10:00'),
  ];
  expect(comingFirst(items, now, zone).map(({ title }) => title)).toEqual([
    'going on',
    'tomorrow',
    'yesterday',
    'last week',
  ]);
});

test('the head of the Sync page says as of when everything is in the calendar, and only then', () => {
  const head = (changes: Partial<SyncSummary>) =>
    headWords({ ...idle, ...changes }, now, zone, nothingElse).headline;
  expect(head({})).toBe('Everything is in Google Calendar as of 10:18');
  for (const some of [{ waiting: 1 }, { failed: 1 }, { needsDecision: 1 }] as const)
    expect(head(some)).toBe('Synced');
  expect(head({ lastSyncedAt: null })).toBe('Synced');
});

test('without an account the head offers nothing that needs one', () => {
  const { todo, headline } = headWords({ ...idle, state: 'not-connected', waiting: 3 }, now, zone, {
    brakes: [],
    clashes: 1,
  });
  expect(headline).toBe('No calendar is connected');
  expect(todo.map(({ section }) => section)).toEqual(['attention']);
});

test('a rehearsal is one line, with what is rare only where there is some', () => {
  const rehearsal = {
    toSend: 12,
    toChange: 0,
    toRemove: 0,
    toFetch: 3,
    toDecide: 0,
    problem: null,
    items: [],
  };
  expect(rehearsalWords(rehearsal)).toBe('12 to send, 3 to fetch, 0 to remove');
  expect(rehearsalWords({ ...rehearsal, toChange: 1, toDecide: 2 })).toBe(
    '12 to send, 1 to change, 3 to fetch, 0 to remove, 2 for you to decide',
  );
});

const entry: SyncLogEntry = {
  id: 1,
  at: now,
  kind: 'cycle',
  outcome: 'ok',
  errorClass: null,
  errorText: null,
  durationMs: 1,
  requests: 1,
  tokenRefreshes: 0,
  counts: {},
};

test('an entry of the log says what it counted, or why it failed', () => {
  expect(logWords({ ...entry, counts: { pulled: 1, inserted: 2, failed: 0 } })).toBe(
    '1 fetched, 2 sent',
  );
  expect(logWords({ ...entry, counts: {} })).toBe('nothing new');
  expect(logWords({ ...entry, kind: 'pull', counts: { events: 0 } })).toBe('nothing new');
  expect(logWords({ ...entry, kind: 'pull', counts: { events: 1 } })).toBe('1 event');
  expect(logWords({ ...entry, kind: 'brake', counts: { items: 12 } })).toBe('12 bookings');
  expect(logWords({ ...entry, kind: 'delete', counts: {} })).toBe('done');
  expect(logWords({ ...entry, errorText: 'No network', counts: { pulled: 1 } })).toBe('No network');
});

test('a line of the log begins with what was being done, also one of a whole sync', () => {
  const counts = { pulled: 1, failed: 1 };
  expect(logLine({ ...entry, outcome: 'partly', counts })).toBe('Sync: 1 fetched, 1 not sent');
  expect(logLine({ ...entry, kind: 'pull', counts: { events: 3 } })).toBe('Fetching: 3 events');
});

test('the log says a known trouble in plain words, and keeps the answer word for word', () => {
  const errorText = 'Google answered 503 (backendError): Backend Error.';
  const failed = { ...entry, kind: 'patch', outcome: 'failed', errorClass: 'server', errorText };
  expect(logLine(failed)).toBe('Changing an event: trouble at Google');
  expect(rawTrouble(failed)).toBe(errorText);
  const unknown = { ...failed, errorClass: 'some-new-kind' };
  expect(logLine(unknown)).toBe(`Changing an event: ${errorText}`);
  expect(rawTrouble(unknown)).toBeNull();
});

test('syncs in a row that had nothing to do are one row of the log', () => {
  const cycle = (id: number, counts: SyncLogEntry['counts'] = { pulled: 0 }) => ({
    ...entry,
    id,
    at: now + id * 60_000,
    requests: 2,
    counts,
  });
  const pull = (id: number, events: number) => ({ ...cycle(id, { events }), kind: 'pull' });
  const rows = logRows([
    cycle(9),
    pull(8, 0),
    cycle(7),
    pull(6, 0),
    cycle(5, { pulled: 1 }),
    pull(4, 1),
    pull(3, 0),
    cycle(2),
    pull(1, 0),
  ]);
  expect(
    rows.map((row) => (row.kind === 'entry' ? row.entry.id : [row.times, row.requests])),
  ).toEqual([[2, 4], 5, 4, [1, 2]]);
  const [first, , , last] = rows;
  const times = (row: LogRow | undefined) => row?.kind === 'quiet' && quietTimes(row, zone);
  expect(times(first)).toBe('Tue 3 Mar 10:27–10:29');
  expect(times(last)).toBe('Tue 3 Mar 10:22');
  const isFailed = { ...cycle(1), outcome: 'failed' };
  expect(logRows([isFailed])).toEqual([{ kind: 'entry', entry: isFailed }]);
});

test('what took no time to speak of is not said to have taken none', () => {
  expect(formatDuration(4)).toBe('under 0.1 s');
  expect(formatDuration(140)).toBe('0.1 s');
  expect(formatDuration(12_400)).toBe('12 s');
});

describe('the history of a booking', () => {
  test('a step says who took it', () => {
    const words = (kind: string, source: TimelineEntry['source']) => stepWords({ kind, source });
    expect(words('changed', 'person')).toBe('Changed by you');
    expect(words('pulled', 'google')).toBe('Changed in Google Calendar');
    expect(words('sent', 'sync')).toBe('Sent to Google Calendar');
    expect(words('some-new_kind', 'sync')).toBe('some new kind by the sync');
  });

  test('a change shows both values, but ids only by their field', () => {
    const words = { timeZone: zone, currency: 'EUR' };
    const from = at('2026-03-03T09:00', 50);
    const to = at('2026-03-03T10:00', 50);
    expect(changeWords({ field: 'when', from, to }, words)).toBe(
      'Time: Tue 3 Mar 09:00–09:50 → Tue 3 Mar 10:00–10:50',
    );
    expect(changeWords({ field: 'location', from: '', to: 'Room 2' }, words)).toBe(
      'Place: empty → “Room 2”',
    );
    expect(changeWords({ field: 'status', from: 'confirmed', to: 'no_show' }, words)).toBe(
      'Status: Confirmed → No-show',
    );
    expect(changeWords({ field: 'clientId', from: 'a', to: 'b' }, words)).toBe('Client');
  });

  test('no field of a booking is shown raw', () => {
    const words = { timeZone: zone, currency: 'EUR' };
    const shown = (field: string, from: unknown, to: unknown) =>
      changeWords({ field, from, to }, words);
    expect(shown('priceMinor', null, 8_050)).toBe('Price: none → €80.50');
    expect(shown('paidAt', null, Date.UTC(2026, 2, 3, 9, 18))).toBe('Paid: none → Tue 3 Mar 10:18');
    expect(shown('paidMethod', null, 'transfer')).toBe('How it was paid: none → by transfer');
    expect(shown('cancelledBy', null, 'client')).toBe('Cancelled by: none → the client');
    expect(shown('cancelledLate', false, true)).toBe('Cancelled late: no → yes');
    expect(shown('bufferAfterMinutes', 0, 90)).toBe('Kept free after: 0 min → 1 h 30 min');
    expect(shown('receiptNumber', null, 'R-2026-0001')).toBe('Receipt: none → “R-2026-0001”');
    expect(shown('packageId', null, 'an-id')).toBe('Package');
    expect(shown('privacy', 'full', 'busy')).toBe('What Google sees: everything → only “Busy”');
    expect(shown('theirs.location', 'Room 1', 'Room 2')).toBe(
      'Place in Google Calendar: “Room 1” → “Room 2”',
    );
    expect(shown('unheardOf', { a: 1 }, { a: 2 })).toBe('Something else');
    for (const field of bookingFields) expect(fieldName(field)).not.toBe('Something else');
  });

  test('steps of money say all there is to say', () => {
    const words = (kind: string) => stepWords({ kind, source: 'person' });
    expect(words('paid')).toBe('Payment entered by you');
    expect(words('receipt-cancelled')).toBe('Receipt cancelled by you');
  });
});
