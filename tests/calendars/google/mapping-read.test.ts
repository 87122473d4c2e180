import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  needsCalendarTimeZone,
  toRemoteEvent,
} from '../../../src-main/calendars/google/mapping.ts';
import { RemoteEvent } from '../../../src-shared/domain/remote-event.ts';

const timed = {
  id: 'aa01',
  etag: '"1"',
  status: 'confirmed',
  updated: '2026-03-01T10:00:00.000Z',
  summary: 'Consultation',
  start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T09:30:00+01:00', timeZone: 'Europe/Berlin' },
};

describe('events as Google shows them', () => {
  const contentOf = (change: object, zone: string | null = null) =>
    toRemoteEvent({ ...timed, ...change }, zone)?.content;

  test('the instant comes from the offset and the zone from the event', () => {
    const event = toRemoteEvent(
      { ...timed, start: { dateTime: '2026-03-02T03:00:00-05:00', timeZone: 'Europe/Berlin' } },
      'Asia/Tokyo',
    );
    expect(event?.content?.when).toEqual({
      allDay: false,
      startAt: Date.UTC(2026, 2, 2, 8),
      endAt: Date.UTC(2026, 2, 2, 8, 30),
      timeZone: 'Europe/Berlin',
    });
    expect(event?.updatedAt).toBe(Date.UTC(2026, 2, 1, 10));
  });

  test('an event without a zone has its calendar’s, and UTC where that is unknown', () => {
    const times = {
      start: { dateTime: '2026-03-02T09:00:00+01:00' },
      end: { dateTime: '2026-03-02T10:00:00+01:00' },
    };
    expect(contentOf(times, 'Asia/Tokyo')?.when).toMatchObject({
      timeZone: 'Asia/Tokyo',
      startAt: Date.UTC(2026, 2, 2, 8),
    });
    expect(contentOf(times, null)?.when).toMatchObject({ timeZone: 'UTC' });
    expect(contentOf(times, 'Mars/Olympus')?.when).toMatchObject({ timeZone: 'UTC' });
    expect(needsCalendarTimeZone({ ...timed, ...times })).toBe(true);
    expect(needsCalendarTimeZone(timed)).toBe(false);
    expect(needsCalendarTimeZone(null)).toBe(false);
  });

  test('a moment without an offset is read by its zone’s clock, unless that shows it twice or never', () => {
    const at = (dateTime: string) =>
      toRemoteEvent(
        {
          ...timed,
          start: { dateTime, timeZone: 'Europe/Berlin' },
          end: { dateTime: '2026-12-01T00:00:00', timeZone: 'Europe/Berlin' },
        },
        null,
      );
    expect(at('2026-07-01T09:00:30')?.content?.when).toMatchObject({
      startAt: Date.UTC(2026, 6, 1, 7, 0, 30),
    });
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
    expect(contentOf({ endTimeUnspecified: true })?.when).toMatchObject({
      endAt: Date.UTC(2026, 2, 2, 8, 30),
    });
  });

  test('missing texts are empty, and null is as good as missing', () => {
    expect(contentOf({ summary: null })).toMatchObject({
      summary: '',
      description: '',
      location: '',
    });
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
    expect(toRemoteEvent({ ...timed, status: 'cancelled' }, null)).toMatchObject({
      content: null,
      problem: null,
      etag: '"1"',
    });
  });

  test('masters keep their rules, and exceptions their place in the series', () => {
    expect(toRemoteEvent({ ...timed, recurrence: ['RRULE:FREQ=DAILY'] }, null)?.recurrence).toEqual(
      ['RRULE:FREQ=DAILY'],
    );
    const exception = {
      ...timed,
      recurringEventId: 'series',
      originalStartTime: { dateTime: '2026-03-02T08:00:00+01:00', timeZone: 'Europe/Berlin' },
    };
    expect(toRemoteEvent(exception, null)).toMatchObject({
      recurringEventId: 'series',
      originalStart: { at: Date.UTC(2026, 2, 2, 7) },
    });
    expect(
      toRemoteEvent(
        {
          id: 'x',
          status: 'cancelled',
          recurringEventId: 'series',
          originalStartTime: { date: '2026-03-02' },
        },
        null,
      ),
    ).toMatchObject({
      content: null,
      problem: null,
      originalStart: { day: '2026-03-02' },
    });
  });

  test('the account’s own answer is found among ten thousand guests, quickly', () => {
    const attendees: unknown[] = Array.from({ length: 10_000 }, (_, index) => ({
      email: `g${index}@example.org`,
      responseStatus: 'accepted',
    }));
    attendees.push(null, 5, { self: true, responseStatus: 'declined' });
    const startedAt = performance.now();
    for (let round = 0; round < 20; round += 1) {
      expect(toRemoteEvent({ ...timed, attendees }, null)?.ownResponse).toBe('declined');
    }
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(toRemoteEvent({ ...timed, attendees: 'nobody' }, null)?.ownResponse).toBeNull();
    expect(
      toRemoteEvent({ ...timed, attendees: [{ self: true, responseStatus: 'perhaps' }] }, null)
        ?.ownResponse,
    ).toBeNull();
  });
});

describe('events that can’t be read', () => {
  const rows: [what: string, change: object, problem: RegExp][] = [
    ['no start', { start: undefined }, /no start/],
    ['no end', { end: undefined }, /no end/],
    [
      'an end before its start',
      { end: { dateTime: '2026-03-02T08:59:00+01:00' } },
      /does not end after/,
    ],
    ['an end at its start', { end: timed.start }, /does not end after/],
    [
      'an all-day end on its start',
      { start: { date: '2026-03-02' }, end: { date: '2026-03-02' } },
      /does not end after/,
    ],
    ['the year 9999', { end: { dateTime: '9999-12-31T23:59:59Z' } }, /outside the years/],
    [
      'days in the year 9999',
      { start: { date: '2026-03-02' }, end: { date: '9999-12-31' } },
      /outside the years/,
    ],
    ['the year 1', { start: { dateTime: '0001-01-01T00:00:00Z' } }, /outside the years/],
    [
      'a zone nobody knows',
      { start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Mars/Olympus' } },
      /"Mars\/Olympus" is unknown/,
    ],
    [
      'an offset as its zone',
      { start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: '+01:00' } },
      /is unknown/,
    ],
    [
      'a day that does not exist',
      { start: { dateTime: '2026-02-30T09:00:00+01:00' } },
      /not a moment/,
    ],
    ['an hour that does not exist', { start: { dateTime: '2026-03-02T25:00:00' } }, /not a moment/],
    ['24 o’clock', { start: { dateTime: '2026-03-01T24:00:00' } }, /not a moment/],
    ['a start that is no time', { start: { dateTime: 'tomorrow' } }, /not a moment/],
    ['a day and a moment', { end: { date: '2026-03-03' } }, /not both days or both moments/],
    [
      'both kinds of time at once',
      { start: { ...timed.start, date: '2026-03-02' } },
      /not both days or both moments/,
    ],
    ['a start without anything', { start: {} }, /not both days or both moments/],
    ['a title that is a number', { summary: 5 }, /summary in a form/],
    ['a start that is a text', { start: 'now' }, /start in a form/],
    ['a rule that is a text', { recurrence: 'RRULE:FREQ=DAILY' }, /recurrence in a form/],
    ['a title that is too long', { summary: 'x'.repeat(1025) }, /title has 1025 characters/],
    [
      'a description that is too long',
      { description: 'x'.repeat(8193) },
      /description has 8193 characters/,
    ],
    ['a location that is too long', { location: 'x'.repeat(1025) }, /location has 1025 characters/],
    [
      'a place in its series that is no time',
      { recurringEventId: 's', originalStartTime: { dateTime: 'then' } },
      /place in the series/,
    ],
    [
      'a place in its series that is no day',
      { recurringEventId: 's', originalStartTime: { date: '2026-02-30' } },
      /place in the series/,
    ],
  ];

  test.each(rows)('%s: no content, and a sentence that says why', (_what, change, problem) => {
    const event = toRemoteEvent({ ...timed, ...change }, 'Europe/Berlin');
    expect(event).toMatchObject({ id: 'aa01', etag: '"1"', content: null });
    expect(event?.problem).toMatch(problem);
    expect(event?.problem).toMatch(/^[A-Z].*\.$/);
  });

  test('an item without an id is no event', () => {
    for (const json of [
      null,
      undefined,
      5,
      'x',
      [],
      {},
      { id: '' },
      { id: 5 },
      { ...timed, id: null },
    ])
      expect(toRemoteEvent(json, null)).toBeNull();
  });

  test('nothing JSON can hold makes it throw, and what comes out always fits the schema', () => {
    const times = fc.oneof(
      fc.json().map((text) => JSON.parse(text) as unknown),
      fc.record(
        { dateTime: fc.string(), date: fc.string(), timeZone: fc.string() },
        { requiredKeys: [] },
      ),
    );
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
      fc.property(
        fc.oneof(items, anything),
        fc.oneof(fc.constant(null), fc.string()),
        (json, zone) => {
          const event = toRemoteEvent(json, zone);
          if (event) RemoteEvent.parse(event);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
