import fc from 'fast-check';
import { expect, test } from 'vitest';
import { busyBlocksOf, takesTime } from '../../src-shared/domain/busy.ts';
import { CalendarId } from '../../src-shared/domain/ids.ts';
import { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { contentAt, dayWhen, eventWith, rangeOf, timedWhen } from './recurrence-samples.ts';

const calendarId = CalendarId.parse('019b76da-a800-75a7-9971-5794ac4bcfff');
const range = rangeOf('2026-03-02T00:00Z', '2026-03-09T00:00Z');
const monday = timedWhen('2026-03-02T08:00Z', 60, 'Europe/Berlin');

function blocksOf(events: Parameters<typeof busyBlocksOf>[0]['events'], except: string[] = []) {
  return busyBlocksOf({
    calendarId,
    events,
    range,
    zoneForDays: 'Europe/Berlin',
    except: new Set(except),
  });
}

test('an event takes time unless it is cancelled, free, declined, or can’t be read', () => {
  const content = contentAt(monday);
  expect(takesTime(eventWith({ content }))).toBe(true);
  expect(takesTime(eventWith({ content, status: 'tentative' }))).toBe(true);
  expect(takesTime(eventWith({ content, ownResponse: 'needsAction' }))).toBe(true);
  expect(takesTime(eventWith({ content, ownResponse: 'tentative' }))).toBe(true);
  expect(takesTime(eventWith({ content, ownResponse: 'accepted' }))).toBe(true);
  expect(takesTime(eventWith({ content, ownResponse: 'declined' }))).toBe(false);
  expect(takesTime(eventWith({ content, status: 'cancelled' }))).toBe(false);
  expect(takesTime(eventWith({ content: contentAt(monday, { busy: false }) }))).toBe(false);
  expect(takesTime(eventWith({ content: null, problem: 'no start' }))).toBe(false);
});

test('a block shows the title and the time, in the shape the window asks for', () => {
  const events = [
    eventWith({
      id: 'b',
      content: contentAt(dayWhen('2026-03-04', '2026-03-05'), { summary: 'Fair' }),
    }),
    eventWith({ id: 'a', content: contentAt(monday) }),
  ];
  const { blocks } = blocksOf(events);
  expect(blocks).toEqual([
    { key: `${calendarId}/a`, calendarId, title: 'Dentist', when: monday },
    {
      key: `${calendarId}/b`,
      calendarId,
      title: 'Fair',
      when: dayWhen('2026-03-04', '2026-03-05'),
    },
  ]);
  for (const block of blocks) expect(BusyBlock.parse(block)).toEqual(block);
});

test('our own events and dismissed duplicates do not block, nor do series and exceptions of theirs', () => {
  const events = [
    eventWith({ id: 'ours', content: contentAt(monday) }),
    eventWith({ id: 'series', content: contentAt(monday), recurrence: ['RRULE:FREQ=DAILY'] }),
    eventWith({
      id: 'series_1',
      content: contentAt(monday),
      recurringEventId: 'series',
      originalStart: { at: 1 },
    }),
    eventWith({ id: 'other', content: contentAt(monday) }),
  ];
  expect(blocksOf(events, ['ours', 'series']).blocks.map(({ key }) => key)).toEqual([
    `${calendarId}/other`,
  ]);
});

test('declining one instance of a series frees only that one', () => {
  const declined = eventWith({
    id: 's_2',
    content: contentAt(timedWhen('2026-03-03T08:00Z', 60, 'Europe/Berlin')),
    recurringEventId: 's',
    originalStart: { at: Date.parse('2026-03-03T08:00Z') },
    ownResponse: 'declined',
  });
  const series = eventWith({
    id: 's',
    content: contentAt(monday),
    recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
  });
  const starts = blocksOf([series, declined]).blocks.map(({ when }) =>
    when.allDay ? '' : new Date(when.startAt).toISOString(),
  );
  expect(starts).toEqual(['2026-03-02T08:00:00.000Z', '2026-03-04T08:00:00.000Z']);
});

test('accepting one instance of a declined series takes only that one', () => {
  const accepted = eventWith({
    id: 's_2',
    content: contentAt(timedWhen('2026-03-03T08:00Z', 60, 'Europe/Berlin')),
    recurringEventId: 's',
    originalStart: { at: Date.parse('2026-03-03T08:00Z') },
    ownResponse: 'accepted',
  });
  const series = eventWith({
    id: 's',
    content: contentAt(monday),
    recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
    ownResponse: 'declined',
  });
  expect(blocksOf([series, accepted]).blocks.map(({ key }) => key)).toEqual([`${calendarId}/s_2`]);
});

test('a free series is not even worked out, one that can’t be read is a problem', () => {
  const free = eventWith({
    id: 'f',
    content: contentAt(monday, { busy: false }),
    recurrence: ['RRULE:FREQ=NEVER'],
  });
  expect(blocksOf([free])).toEqual({ blocks: [], problems: [] });
  const busy = eventWith({ id: 'b', content: contentAt(monday), recurrence: ['RRULE:FREQ=NEVER'] });
  expect(blocksOf([busy])).toMatchObject({ blocks: [], problems: [{ eventId: 'b' }] });
});

test('blocks are exactly the events that take time, touch the range and are not excepted', () => {
  const eventArbitrary = fc.record({
    startHours: fc.integer({ min: -48, max: 240 }),
    minutes: fc.integer({ min: 1, max: 6000 }),
    status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
    ownResponse: fc.constantFrom(null, 'needsAction', 'declined', 'tentative', 'accepted'),
    busy: fc.boolean(),
    isExcepted: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(eventArbitrary, { maxLength: 12 }), (given) => {
      const events = given.map(({ startHours, minutes, status, ownResponse, busy }, index) => {
        const startAt = range.fromAt + startHours * 3_600_000;
        const when = {
          allDay: false,
          startAt,
          endAt: startAt + minutes * 60_000,
          timeZone: 'UTC',
        } as const;
        return eventWith({
          id: `e${index}`,
          status,
          ownResponse,
          content: contentAt(when, { busy }),
        });
      });
      const expected = events.filter(({ status, ownResponse, content }, index) => {
        const when = content?.when;
        if (when === undefined || when.allDay || given[index]?.isExcepted || status === 'cancelled')
          return false;
        return (
          content?.busy === true &&
          ownResponse !== 'declined' &&
          when.startAt < range.toAt &&
          range.fromAt < when.endAt
        );
      });
      const except = events.filter((_, index) => given[index]?.isExcepted).map(({ id }) => id);
      const { blocks } = blocksOf(events, except);
      expect(blocks.map(({ key }) => key).toSorted()).toEqual(
        expected.map(({ id }) => `${calendarId}/${id}`).toSorted(),
      );
      const starts = blocks.map(({ when }) => (when.allDay ? 0 : when.startAt));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});
