import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGoogleBody, toRemoteEvent } from '../../../src-main/calendars/google/mapping.ts';
import type { EventContent, Stamp } from '../../../src-shared/domain/event-content.ts';
import { remoteTextLimits } from '../../../src-shared/domain/remote-event.ts';

const stamp: Stamp = {
  itemKind: 'booking',
  itemId: 'b1',
  revision: 7,
  databaseId: 'd1',
  writeId: 'w1',
};

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
  for (const [key, value] of Object.entries(
    JSON.parse(JSON.stringify(body)) as Record<string, unknown>,
  )) {
    if (value === null) delete merged[key];
    else if (typeof value === 'object' && !Array.isArray(value))
      merged[key] = store((merged[key] ?? {}) as Record<string, unknown>, value);
    else merged[key] = value;
  }
  return merged;
}

const stored = (body: unknown): Record<string, unknown> =>
  store({ etag: '"1"', status: 'confirmed', updated: '2026-03-01T10:00:00Z' }, body);

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
  fc
    .integer({ min: Date.UTC(1900, 0, 2) / 1000, max: Date.UTC(2199, 11, 1) / 1000 })
    .map((second) => second * 1000),
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
    .map(([startAt, minutes, timeZone]) => ({
      allDay: false as const,
      startAt,
      endAt: startAt + minutes * 60_000,
      timeZone,
    })),
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
    fc.constantFrom(
      '',
      ' ',
      '👩‍⚕️ Prüfung',
      'موعد مع الطبيب',
      '\u202Eabc\u202C',
      'a\u0000b\u0007\u001B[31m\tc\r\nd',
      '"\\/',
      '\u2028\u2029',
      '\uFEFF',
    ),
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
        const first = stored(
          toGoogleBody({ kind: 'insert', eventId: 'aa01', content: before, stamp }),
        );
        const second = store(
          first,
          toGoogleBody({ kind: 'patch', content: after, stamp: ownStamp }),
        );
        expect(toRemoteEvent(second, null)).toMatchObject({
          problem: null,
          content: after,
          stamp: ownStamp,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('guests, reminders and sequence numbers are never sent', () => {
    const content: EventContent = {
      summary: 's',
      description: '',
      location: '',
      when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-03' },
      busy: true,
    };
    expect(
      Object.keys(toGoogleBody({ kind: 'insert', eventId: 'aa01', content, stamp })).sort(),
    ).toEqual(
      [
        'description',
        'end',
        'extendedProperties',
        'id',
        'location',
        'start',
        'summary',
        'transparency',
      ].sort(),
    );
    expect(toGoogleBody({ kind: 'patch', content, stamp })).toEqual({
      summary: 's',
      description: '',
      location: '',
      start: { date: '2026-03-02', dateTime: null, timeZone: null },
      end: { date: '2026-03-03', dateTime: null, timeZone: null },
      transparency: 'opaque',
      extendedProperties: {
        private: { aaKind: 'booking', aaItem: 'b1', aaRev: '7', aaDb: 'd1', aaWrite: 'w1' },
      },
    });
  });

  test('a timed event is sent with its instant and its zone', () => {
    const when = {
      allDay: false as const,
      startAt: Date.UTC(2026, 2, 2, 8),
      endAt: Date.UTC(2026, 2, 2, 9),
      timeZone: 'Europe/Berlin',
    };
    const content: EventContent = { summary: '', description: '', location: '', when, busy: false };
    const body = toGoogleBody({ kind: 'insert', eventId: 'aa01', content, stamp });
    expect(body.start).toEqual({ dateTime: '2026-03-02T08:00:00Z', timeZone: 'Europe/Berlin' });
    expect(body.end).toEqual({ dateTime: '2026-03-02T09:00:00Z', timeZone: 'Europe/Berlin' });
    expect(body.transparency).toBe('transparent');
  });

  test('half a surrogate pair is mended on the way out and on the way in', () => {
    const content: EventContent = {
      summary: 'a\uD800b',
      description: '',
      location: '',
      when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-03' },
      busy: true,
    };
    expect(toGoogleBody({ kind: 'patch', content, stamp }).summary).toBe('a\uFFFDb');
    expect(toRemoteEvent({ ...timed, summary: 'a\uDFFFb 👍' }, null)?.content?.summary).toBe(
      'a\uFFFDb 👍',
    );
  });

  test('half a stamp is no stamp', () => {
    const properties = toGoogleBody({
      kind: 'patch',
      content: toRemoteEvent(timed, null)!.content!,
      stamp,
    }).extendedProperties.private;
    expect(
      toRemoteEvent({ ...timed, extendedProperties: { private: properties } }, null)?.stamp,
    ).toEqual(stamp);
    for (const key of Object.keys(properties)) {
      const { [key]: _left, ...rest } = properties;
      expect(
        toRemoteEvent({ ...timed, extendedProperties: { private: rest } }, null)?.stamp,
      ).toBeNull();
      expect(
        toRemoteEvent({ ...timed, extendedProperties: { private: { ...rest, [key]: 5 } } }, null)
          ?.stamp,
      ).toBeNull();
    }
    expect(
      toRemoteEvent(
        { ...timed, extendedProperties: { private: { ...properties, aaRev: '7.5' } } },
        null,
      )?.stamp,
    ).toBeNull();
    expect(toRemoteEvent({ ...timed, extendedProperties: 'nonsense' }, null)).toMatchObject({
      stamp: null,
      problem: null,
    });
  });
});
