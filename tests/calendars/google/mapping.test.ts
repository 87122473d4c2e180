import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needsCalendarTimeZone, toGoogleBody, toRemoteEvent } from '../../../src-main/calendars/google/mapping.ts';
import type { EventContent, Stamp } from '../../../src-shared/domain/event-content.ts';
import { remoteTextLimits, RemoteEvent } from '../../../src-shared/domain/remote-event.ts';

const stamp: Stamp = { itemKind: 'booking', itemId: 'b1', revision: 7, databaseId: 'd1', writeId: 'w1' };

const timed = {
  id: 'aa01',
  etag: '"1"',
  status: 'confirmed',
  updated: '2026-03-01T10:00:00.000Z',
  summary: 'Consultation',
  start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T09:30:00+01:00', timeZone: 'Europe/Berlin' },
};

/** What Google keeps of a body that it merges into an event: null removes a key, objects merge, and so on at every depth. */
function store(event: Record<string, unknown>, body: unknown): Record<string, unknown> {
  const merged = { ...event };
  for (const [key, value] of Object.entries(JSON.parse(JSON.stringify(body)) as Record<string, unknown>)) {
    if (value === null) delete merged[key];
    else if (typeof value === 'object' && !Array.isArray(value)) merged[key] = store((merged[key] ?? {}) as Record<string, unknown>, value);
    else merged[key] = value;
  }
  return merged;
}

const stored = (body: unknown): Record<string, unknown> => store({ etag: '"1"', status: 'confirmed', updated: '2026-03-01T10:00:00Z' }, body);

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
  'Asia/Kolkata',
] as const;

/** Minutes around changes of the clocks, and anything else within the range of an instant. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0, 2) / 1000, max: Date.UTC(2199, 11, 1) / 1000 }).map((second) => second * 1000),
  fc
    .tuple(
      fc.constantFrom(
        Date.UTC(2026, 2, 29, 1), // Berlin forward
        Date.UTC(2026, 9, 25, 1), // Berlin back
        Date.UTC(2026, 2, 8, 7), // New York forward
        Date.UTC(2026, 10, 1, 6), // New York back
        Date.UTC(2026, 3, 4, 15), // Lord Howe back by half an hour
        Date.UTC(2026, 9, 3, 15, 30), // Lord Howe forward by half an hour
        Date.UTC(2026, 1, 15, 2), // Casablanca before Ramadan
        Date.UTC(2026, 2, 22, 2), // Casablanca after it
        Date.UTC(2011, 11, 30, 10), // Apia skips a day
      ),
      fc.integer({ min: -90, max: 90 }),
    )
    .map(([edge, minutes]) => edge + minutes * 60_000),
);

const days = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 10, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

const whens = fc.oneof(
  fc
    .tuple(instants, fc.integer({ min: 1, max: 60 * 24 * 20 }), fc.constantFrom(...zones))
    .map(([startAt, minutes, timeZone]) => ({ allDay: false as const, startAt, endAt: startAt + minutes * 60_000, timeZone })),
  fc.tuple(days, days).map(([a, b]) => {
    const [startDay, last] = a < b ? [a, b] : [b, a];
    const endDay = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
    return { allDay: true as const, startDay, endDay };
  }),
);

const texts = (limit: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('', ' ', '👩‍⚕️ Prüfung', 'موعد مع الطبيب', '\u202Eabc\u202C', 'a\u0000b\u0007\u001B[31m\tc\r\nd', '"\\/', '\u2028\u2029', '\uFEFF'),
    fc.constant('x'.repeat(limit)),
  );

const contents: fc.Arbitrary<EventContent> = fc.record({
  summary: texts(remoteTextLimits.summary),
  description: texts(remoteTextLimits.description),
  location: texts(remoteTextLimits.location),
  when: whens,
  busy: fc.boolean(),
});

const stamps: fc.Arbitrary<Stamp> = fc.record({
  itemKind: fc.constantFrom('booking', 'slot'),
  itemId: fc.uuid(),
  revision: fc.integer({ min: 0, max: 2 ** 40 }),
  databaseId: fc.uuid(),
  writeId: fc.uuid(),
});

describe('our own events', () => {
  test('an inserted event is read back as it was meant', () => {
    fc.assert(
      fc.property(contents, stamps, (content, ownStamp) => {
        const body = toGoogleBody({ kind: 'insert', eventId: 'aa01', content, stamp: ownStamp });
        const event = toRemoteEvent(stored(body), 'Asia/Tokyo');
        expect(event).toMatchObject({ id: 'aa01', problem: null, content, stamp: ownStamp });
      }),
      { numRuns: 500 },
    );
  });

  test('whatever an event was before, a patch leaves exactly what was meant', () => {
    fc.assert(
      fc.property(contents, contents, stamps, (before, after, ownStamp) => {
        const first = stored(toGoogleBody({ kind: 'insert', eventId: 'aa01', content: before, stamp }));
        const second = store(first, toGoogleBody({ kind: 'patch', content: after, stamp: ownStamp }));
        expect(toRemoteEvent(second, null)).toMatchObject({ problem: null, content: after, stamp: ownStamp });
      }),
      { numRuns: 500 },
    );
  });

  test('guests, reminders and sequence numbers are never sent', () => {
    const content: EventContent = { summary: 's', description: '', location: '', when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-03' }, busy: true };
    expect(Object.keys(toGoogleBody({ kind: 'insert', eventId: 'aa01', content, stamp })).sort()).toEqual(
      ['description', 'end', 'extendedProperties', 'id', 'location', 'start', 'summary', 'transparency'].sort(),
    );
    expect(toGoogleBody({ kind: 'patch', content, stamp })).toEqual({
      summary: 's',
      description: '',
      location: '',
      start: { date: '2026-03-02', dateTime: null, timeZone: null },
      end: { date: '2026-03-03', dateTime: null, timeZone: null },
      transparency: 'opaque',
      extendedProperties: { private: { aaKind: 'booking', aaItem: 'b1', aaRev: '7', aaDb: 'd1', aaWrite: 'w1' } },
    });
  });

  test('a timed event is sent with its instant and its zone', () => {
    const when = { allDay: false as const, startAt: Date.UTC(2026, 2, 2, 8), endAt: Date.UTC(2026, 2, 2, 9), timeZone: 'Europe/Berlin' };
    const content: EventContent = { summary: '', description: '', location: '', when, busy: false };
    const body = toGoogleBody({ kind: 'insert', eventId: 'aa01', content, stamp });
    expect(body.start).toEqual({ dateTime: '2026-03-02T08:00:00Z', timeZone: 'Europe/Berlin' });
    expect(body.end).toEqual({ dateTime: '2026-03-02T09:00:00Z', timeZone: 'Europe/Berlin' });
    expect(body.transparency).toBe('transparent');
  });

  test('half a surrogate pair is mended on the way out and on the way in', () => {
    const content: EventContent = { summary: 'a\uD800b', description: '', location: '', when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-03' }, busy: true };
    expect(toGoogleBody({ kind: 'patch', content, stamp }).summary).toBe('a\uFFFDb');
    expect(toRemoteEvent({ ...timed, summary: 'a\uDFFFb 👍' }, null)?.content?.summary).toBe('a\uFFFDb 👍');
  });

  test('half a stamp is no stamp', () => {
    const properties = toGoogleBody({ kind: 'patch', content: toRemoteEvent(timed, null)!.content!, stamp }).extendedProperties.private;
    expect(toRemoteEvent({ ...timed, extendedProperties: { private: properties } }, null)?.stamp).toEqual(stamp);
    for (const key of Object.keys(properties)) {
      const { [key]: _left, ...rest } = properties;
      expect(toRemoteEvent({ ...timed, extendedProperties: { private: rest } }, null)?.stamp).toBeNull();
      expect(toRemoteEvent({ ...timed, extendedProperties: { private: { ...rest, [key]: 5 } } }, null)?.stamp).toBeNull();
    }
    expect(toRemoteEvent({ ...timed, extendedProperties: { private: { ...properties, aaRev: '7.5' } } }, null)?.stamp).toBeNull();
    expect(toRemoteEvent({ ...timed, extendedProperties: 'nonsense' }, null)).toMatchObject({ stamp: null, problem: null });
  });
});

describe('events as Google shows them', () => {
  const contentOf = (change: object, zone: string | null = null) => toRemoteEvent({ ...timed, ...change }, zone)?.content;

  test('the instant comes from the offset and the zone from the event', () => {
    const event = toRemoteEvent({ ...timed, start: { dateTime: '2026-03-02T03:00:00-05:00', timeZone: 'Europe/Berlin' } }, 'Asia/Tokyo');
    expect(event?.content?.when).toEqual({
      allDay: false,
      startAt: Date.UTC(2026, 2, 2, 8),
      endAt: Date.UTC(2026, 2, 2, 8, 30),
      timeZone: 'Europe/Berlin',
    });
    expect(event?.updatedAt).toBe(Date.UTC(2026, 2, 1, 10));
  });

  test('an event without a zone has its calendar’s, and UTC where that is unknown', () => {
    const times = { start: { dateTime: '2026-03-02T09:00:00+01:00' }, end: { dateTime: '2026-03-02T10:00:00+01:00' } };
    expect(contentOf(times, 'Asia/Tokyo')?.when).toMatchObject({ timeZone: 'Asia/Tokyo', startAt: Date.UTC(2026, 2, 2, 8) });
    expect(contentOf(times, null)?.when).toMatchObject({ timeZone: 'UTC' });
    expect(contentOf(times, 'Mars/Olympus')?.when).toMatchObject({ timeZone: 'UTC' });
    expect(needsCalendarTimeZone({ ...timed, ...times })).toBe(true);
    expect(needsCalendarTimeZone(timed)).toBe(false);
    expect(needsCalendarTimeZone(null)).toBe(false);
  });

  test('a moment without an offset is read by its zone’s clock, unless that shows it twice or never', () => {
    const at = (dateTime: string) =>
      toRemoteEvent({ ...timed, start: { dateTime, timeZone: 'Europe/Berlin' }, end: { dateTime: '2026-12-01T00:00:00', timeZone: 'Europe/Berlin' } }, null);
    expect(at('2026-07-01T09:00:30')?.content?.when).toMatchObject({ startAt: Date.UTC(2026, 6, 1, 7, 0, 30) });
    expect(at('2026-03-29T02:30:00')?.problem).toMatch(/clocks change/);
    expect(at('2026-10-25T02:30:00')?.problem).toMatch(/clocks change/);
  });

  test('an all-day event is a span of days with an exclusive end', () => {
    const days = contentOf({ start: { date: '2026-03-02' }, end: { date: '2026-03-05' } });
    expect(days?.when).toEqual({ allDay: true, startDay: '2026-03-02', endDay: '2026-03-05' });
  });

  test('transparency decides whether time is taken up, but birthdays and working locations never do', () => {
    expect(contentOf({})?.busy).toBe(true);
    expect(contentOf({ transparency: 'opaque' })?.busy).toBe(true);
    expect(contentOf({ transparency: 'transparent' })?.busy).toBe(false);
    expect(contentOf({ eventType: 'outOfOffice' })?.busy).toBe(true);
    expect(contentOf({ eventType: 'focusTime' })?.busy).toBe(true);
    expect(contentOf({ eventType: 'birthday' })?.busy).toBe(false);
    expect(contentOf({ eventType: 'workingLocation' })?.busy).toBe(false);
  });

  test('an event whose end Google made up is kept with that end', () => {
    expect(contentOf({ endTimeUnspecified: true })?.when).toMatchObject({ endAt: Date.UTC(2026, 2, 2, 8, 30) });
  });

  test('missing texts are empty, and null is as good as missing', () => {
    expect(contentOf({ summary: null })).toMatchObject({ summary: '', description: '', location: '' });
    expect(contentOf({ start: { ...timed.start, date: null } })).not.toBeNull();
  });

  test('a tombstone keeps its name and loses its content, however little or much came with it', () => {
    expect(toRemoteEvent({ id: 'aa01', status: 'cancelled' }, null)).toEqual({
      id: 'aa01',
      etag: '',
      status: 'cancelled',
      updatedAt: null,
      content: null,
      problem: null,
      stamp: null,
      recurrence: [],
      recurringEventId: null,
      originalStart: null,
      ownResponse: null,
    });
    expect(toRemoteEvent({ ...timed, status: 'cancelled' }, null)).toMatchObject({ content: null, problem: null, etag: '"1"' });
  });

  test('masters keep their rules, and exceptions their place in the series', () => {
    expect(toRemoteEvent({ ...timed, recurrence: ['RRULE:FREQ=DAILY'] }, null)?.recurrence).toEqual(['RRULE:FREQ=DAILY']);
    const exception = { ...timed, recurringEventId: 'series', originalStartTime: { dateTime: '2026-03-02T08:00:00+01:00', timeZone: 'Europe/Berlin' } };
    expect(toRemoteEvent(exception, null)).toMatchObject({ recurringEventId: 'series', originalStart: { at: Date.UTC(2026, 2, 2, 7) } });
    expect(toRemoteEvent({ id: 'x', status: 'cancelled', recurringEventId: 'series', originalStartTime: { date: '2026-03-02' } }, null)).toMatchObject({
      content: null,
      problem: null,
      originalStart: { day: '2026-03-02' },
    });
  });

  test('the account’s own answer is found among ten thousand guests, quickly', () => {
    const attendees: unknown[] = Array.from({ length: 10_000 }, (_, index) => ({ email: `g${index}@example.org`, responseStatus: 'accepted' }));
    attendees.push(null, 5, { self: true, responseStatus: 'declined' });
    const startedAt = performance.now();
    for (let round = 0; round < 20; round += 1) {
      expect(toRemoteEvent({ ...timed, attendees }, null)?.ownResponse).toBe('declined');
    }
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(toRemoteEvent({ ...timed, attendees: 'nobody' }, null)?.ownResponse).toBeNull();
    expect(toRemoteEvent({ ...timed, attendees: [{ self: true, responseStatus: 'perhaps' }] }, null)?.ownResponse).toBeNull();
  });
});

describe('events that can’t be read', () => {
  const rows: [what: string, change: object, problem: RegExp][] = [
    ['no start', { start: undefined }, /no start/],
    ['no end', { end: undefined }, /no end/],
    ['an end before its start', { end: { dateTime: '2026-03-02T08:59:00+01:00' } }, /does not end after/],
    ['an end at its start', { end: timed.start }, /does not end after/],
    ['an all-day end on its start', { start: { date: '2026-03-02' }, end: { date: '2026-03-02' } }, /does not end after/],
    ['the year 9999', { end: { dateTime: '9999-12-31T23:59:59Z' } }, /outside the years/],
    ['days in the year 9999', { start: { date: '2026-03-02' }, end: { date: '9999-12-31' } }, /outside the years/],
    ['the year 1', { start: { dateTime: '0001-01-01T00:00:00Z' } }, /outside the years/],
    ['a zone nobody knows', { start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Mars/Olympus' } }, /"Mars\/Olympus" is unknown/],
    ['an offset as its zone', { start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: '+01:00' } }, /is unknown/],
    ['a day that does not exist', { start: { dateTime: '2026-02-30T09:00:00+01:00' } }, /not a moment/],
    ['an hour that does not exist', { start: { dateTime: '2026-03-02T25:00:00' } }, /not a moment/],
    ['24 o’clock', { start: { dateTime: '2026-03-01T24:00:00' } }, /not a moment/],
    ['a start that is no time', { start: { dateTime: 'tomorrow' } }, /not a moment/],
    ['a day and a moment', { end: { date: '2026-03-03' } }, /not both days or both moments/],
    ['both kinds of time at once', { start: { ...timed.start, date: '2026-03-02' } }, /not both days or both moments/],
    ['a start without anything', { start: {} }, /not both days or both moments/],
    ['a title that is a number', { summary: 5 }, /summary in a form/],
    ['a start that is a text', { start: 'now' }, /start in a form/],
    ['a rule that is a text', { recurrence: 'RRULE:FREQ=DAILY' }, /recurrence in a form/],
    ['a title that is too long', { summary: 'x'.repeat(1025) }, /title has 1025 characters/],
    ['a description that is too long', { description: 'x'.repeat(8193) }, /description has 8193 characters/],
    ['a location that is too long', { location: 'x'.repeat(1025) }, /location has 1025 characters/],
    ['a place in its series that is no time', { recurringEventId: 's', originalStartTime: { dateTime: 'then' } }, /place in the series/],
    ['a place in its series that is no day', { recurringEventId: 's', originalStartTime: { date: '2026-02-30' } }, /place in the series/],
  ];

  test.each(rows)('%s: no content, and a sentence that says why', (_what, change, problem) => {
    const event = toRemoteEvent({ ...timed, ...change }, 'Europe/Berlin');
    expect(event).toMatchObject({ id: 'aa01', etag: '"1"', content: null });
    expect(event?.problem).toMatch(problem);
    expect(event?.problem).toMatch(/^[A-Z].*\.$/);
  });

  test('an item without an id is no event', () => {
    for (const json of [null, undefined, 5, 'x', [], {}, { id: '' }, { id: 5 }, { ...timed, id: null }]) expect(toRemoteEvent(json, null)).toBeNull();
  });

  test('nothing JSON can hold makes it throw, and what comes out always fits the schema', () => {
    const times = fc.oneof(fc.json().map((text) => JSON.parse(text) as unknown), fc.record({ dateTime: fc.string(), date: fc.string(), timeZone: fc.string() }, { requiredKeys: [] }));
    const anything = fc.jsonValue();
    const items = fc.record(
      {
        id: fc.oneof(fc.constant('aa01'), anything),
        etag: anything,
        status: fc.oneof(fc.constantFrom('confirmed', 'cancelled', 'tentative'), anything),
        updated: anything,
        summary: anything,
        description: anything,
        start: times,
        end: times,
        originalStartTime: times,
        recurrence: anything,
        attendees: anything,
        extendedProperties: fc.oneof(anything, fc.record({ private: anything })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(items, anything), fc.oneof(fc.constant(null), fc.string()), (json, zone) => {
        const event = toRemoteEvent(json, zone);
        if (event) RemoteEvent.parse(event);
      }),
      { numRuns: 2000 },
    );
  });
});
