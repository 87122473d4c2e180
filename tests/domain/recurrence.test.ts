import { expect, test } from 'vitest';
import { instanceOf } from '../../src-shared/domain/instance-id.ts';
import { expandEvents, mostInstancesOfSeries } from '../../src-shared/domain/recurrence.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import {
  contentAt,
  dayWhen,
  eventWith,
  rangeOf,
  startsOf,
  timedWhen,
} from './recurrence-samples.ts';

/** Mondays to Sundays around the change to summer time in Berlin. */
const march = rangeOf('2026-03-23T00:00Z', '2026-04-06T00:00Z');

/** A series from Monday 2026-03-02, 09:00 in Berlin, for an hour. */
function seriesWith(recurrence: string[], parts: Partial<RemoteEvent> = {}): RemoteEvent {
  const content = contentAt(timedWhen('2026-03-02T08:00Z', 60, 'Europe/Berlin'));
  return eventWith({ id: 'm', content, recurrence, ...parts });
}

function problemsOf(events: RemoteEvent[], range = march): string[] {
  return expandEvents(events, range, 'UTC').problems.map(({ problem }) => problem);
}

test('a single event is there when it touches the range, and only then', () => {
  const event = (start: string, minutes: number) =>
    eventWith({ content: contentAt(timedWhen(start, minutes, 'UTC')) });
  const range = rangeOf('2026-03-02T10:00Z', '2026-03-02T12:00Z');
  expect(startsOf([event('2026-03-02T09:00Z', 60)], range)).toEqual([]);
  expect(startsOf([event('2026-03-02T09:00Z', 61)], range)).toEqual(['2026-03-02T09:00Z']);
  expect(startsOf([event('2026-03-02T11:59Z', 1)], range)).toEqual(['2026-03-02T11:59Z']);
  expect(startsOf([event('2026-03-02T12:00Z', 60)], range)).toEqual([]);
  expect(startsOf([event('2020-01-01T00:00Z', 10_000_000)], range)).toHaveLength(1);
});

test('an all-day event lies on its days in the zone where days are counted', () => {
  const event = eventWith({ content: contentAt(dayWhen('2026-03-02', '2026-03-03')) });
  const range = rangeOf('2026-03-02T23:30Z', '2026-03-02T23:45Z');
  expect(startsOf([event], range, 'UTC')).toEqual(['2026-03-02']);
  expect(startsOf([event], range, 'Europe/Berlin')).toEqual([]);
  expect(startsOf([event], range, 'America/New_York')).toEqual(['2026-03-02']);
});

test('a weekly series keeps its hour on the wall when the clocks change', () => {
  expect(startsOf([seriesWith(['RRULE:FREQ=WEEKLY'])], march)).toEqual([
    '2026-03-23T08:00Z',
    '2026-03-30T07:00Z',
  ]);
});

test('a time the clocks jump over takes place as much later, one they repeat at its first time', () => {
  const nightly = (start: string) =>
    eventWith({
      content: contentAt(timedWhen(start, 30, 'Europe/Berlin')),
      recurrence: ['RRULE:FREQ=DAILY'],
    });
  const spring = rangeOf('2026-03-28T00:00Z', '2026-03-31T00:00Z');
  expect(startsOf([nightly('2026-03-01T01:30Z')], spring)).toEqual([
    '2026-03-28T01:30Z',
    '2026-03-29T01:30Z',
    '2026-03-30T00:30Z',
  ]);
  const autumn = rangeOf('2026-10-24T00:00Z', '2026-10-27T00:00Z');
  expect(startsOf([nightly('2026-10-01T00:30Z')], autumn)).toEqual([
    '2026-10-24T00:30Z',
    '2026-10-25T00:30Z',
    '2026-10-26T01:30Z',
  ]);
});

test('a range that ends or begins while the clocks change misses nothing', () => {
  const nightly = (start: string, recurrence: string[]) =>
    eventWith({ content: contentAt(timedWhen(start, 5, 'Europe/Berlin')), recurrence });
  // Half past two exists twice: the range ends at ten past two, the second time.
  const back = rangeOf('2026-10-24T12:00Z', '2026-10-25T01:10Z');
  expect(startsOf([nightly('2026-10-01T00:30Z', ['RRULE:FREQ=DAILY'])], back)).toEqual([
    '2026-10-25T00:30Z',
  ]);
  // Half past two does not exist and becomes half past three: the range begins at ten past three.
  const on = rangeOf('2026-03-29T01:10Z', '2026-03-29T12:00Z');
  expect(startsOf([nightly('2026-03-01T01:30Z', ['RRULE:FREQ=DAILY'])], on)).toEqual([
    '2026-03-29T01:30Z',
  ]);
});

test('a series that starts at the second of two equal times starts there', () => {
  const event = eventWith({
    content: contentAt(timedWhen('2026-10-25T01:30Z', 30, 'Europe/Berlin')),
    recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
  });
  expect(startsOf([event], rangeOf('2026-10-24T00:00Z', '2026-10-28T00:00Z'))).toEqual([
    '2026-10-25T01:30Z',
    '2026-10-26T01:30Z',
  ]);
});

test('the start is the first instance even where the rule does not have it, and counts', () => {
  // The second of March is a Monday.
  expect(
    startsOf(
      [seriesWith(['RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=3'])],
      rangeOf('2026-03-01T00:00Z', '2026-06-01T00:00Z'),
    ),
  ).toEqual(['2026-03-02T08:00Z', '2026-03-06T08:00Z', '2026-03-13T08:00Z']);
  const first = eventWith({
    content: contentAt(dayWhen('2026-10-03', '2026-10-04')),
    recurrence: ['RRULE:FREQ=YEARLY;BYDAY=1SA;COUNT=2'],
  });
  expect(startsOf([first], rangeOf('2026-01-01T00:00Z', '2030-01-01T00:00Z'))).toEqual([
    '2026-10-03',
    '2027-01-02',
  ]);
  expect(
    startsOf(
      [seriesWith(['RRULE:FREQ=MONTHLY;BYMONTHDAY=5;COUNT=1'])],
      rangeOf('2026-03-01T00:00Z', '2026-06-01T00:00Z'),
    ),
  ).toHaveLength(1);
});

test.each([
  ['an instant', '20260330T070000Z', 2],
  ['an instant just before', '20260330T065959Z', 1],
  ['a day', '20260330', 2],
  ['the day before', '20260329', 1],
  ['a time on the wall', '20260330T090000', 2],
  ['a time on the wall just before', '20260330T085959', 1],
  ['long ago', '20200101', 0],
])('UNTIL as %s', (_what, until, count) => {
  expect(startsOf([seriesWith([`RRULE:FREQ=WEEKLY;UNTIL=${until}`])], march)).toHaveLength(count);
});

test('UNTIL ends an all-day series after its day', () => {
  const event = eventWith({
    content: contentAt(dayWhen('2026-03-23', '2026-03-24')),
    recurrence: ['RRULE:FREQ=DAILY;UNTIL=20260325'],
  });
  expect(startsOf([event], march)).toEqual(['2026-03-23', '2026-03-24', '2026-03-25']);
});

test.each([
  ['an instant', 'EXDATE:20260330T070000Z'],
  ['a time in its zone', 'EXDATE;TZID=Europe/Berlin:20260330T090000'],
  ['a time in another zone', 'EXDATE;TZID="America/New_York":20260330T030000'],
  ['a time without a zone', 'EXDATE:20260330T090000'],
  ['a time in a zone nobody knows', 'EXDATE;TZID=Custom/Zone:20260330T090000'],
  ['a whole day', 'EXDATE;VALUE=DATE:20260330'],
  ['one of several', 'exdate:20260101T000000Z,20260330T070000Z'],
  ['a rule', 'EXRULE:FREQ=MONTHLY;BYMONTHDAY=30'],
])('EXDATE and EXRULE leave out what they name: %s', (_what, line) => {
  const event = seriesWith(['RRULE:FREQ=WEEKLY', line]);
  expect(startsOf([event], march)).toEqual(['2026-03-23T08:00Z']);
  expect(problemsOf([event])).toEqual([]);
});

test('a weekly rule counts its start once, and takes a number before a weekday for nothing', () => {
  const range = rangeOf('2026-03-01T00:00Z', '2026-03-20T00:00Z');
  expect(startsOf([seriesWith(['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3'])], range)).toEqual([
    '2026-03-02T08:00Z',
    '2026-03-04T08:00Z',
    '2026-03-09T08:00Z',
  ]);
  expect(startsOf([seriesWith(['RRULE:FREQ=WEEKLY;BYDAY=5WE'])], range)).toEqual([
    '2026-03-02T08:00Z',
    '2026-03-04T08:00Z',
    '2026-03-11T08:00Z',
    '2026-03-18T08:00Z',
  ]);
});

test('a series that repeats every second but ends soon is not said to be cut', () => {
  const range = rangeOf('2026-03-01T00:00Z', '2026-03-20T00:00Z');
  const event = seriesWith(['RRULE:FREQ=SECONDLY;COUNT=5']);
  expect(startsOf([event], range)).toHaveLength(5);
  expect(problemsOf([event], range)).toEqual([]);
});

test.each(['EXRULE:FREQ=MONTHLY;BYMONTHDAY=30', 'EXRULE:FREQ=WEEKLY;BYDAY=FR'])(
  'a rule of exceptions does not leave out a start it does not have: %s',
  (line) => {
    const event = seriesWith(['RRULE:FREQ=WEEKLY', line]);
    expect(startsOf([event], rangeOf('2026-03-01T00:00Z', '2026-03-03T00:00Z'))).toEqual([
      '2026-03-02T08:00Z',
    ]);
  },
);

test('EXDATE leaves out days of an all-day series however they are written', () => {
  const lines = [
    'RRULE:FREQ=DAILY;COUNT=4',
    'EXDATE;VALUE=DATE:20260324',
    'EXDATE:20260325T000000Z',
  ];
  const event = eventWith({
    content: contentAt(dayWhen('2026-03-23', '2026-03-24')),
    recurrence: lines,
  });
  expect(startsOf([event], march)).toEqual(['2026-03-23', '2026-03-26']);
});

test('RDATE adds starts, and a period its own length', () => {
  const lines = [
    'RDATE;TZID=Europe/Berlin:20260324T100000',
    'RDATE;VALUE=DATE:20260325',
    'RDATE;VALUE=PERIOD:20260326T100000Z/20260326T103000Z,20260327T100000Z/PT1H30M',
  ];
  const { instances, problems } = expandEvents([seriesWith(lines)], march, 'UTC');
  const shown = instances.map(({ content: { when } }) =>
    when.allDay
      ? ''
      : `${new Date(when.startAt).toISOString()} ${(when.endAt - when.startAt) / 60_000}`,
  );
  expect(shown).toEqual([
    '2026-03-24T09:00:00.000Z 60',
    '2026-03-25T08:00:00.000Z 60',
    '2026-03-26T10:00:00.000Z 30',
    '2026-03-27T10:00:00.000Z 90',
  ]);
  expect(problems).toEqual([]);
  expect(startsOf([seriesWith(lines)], rangeOf('2026-03-02T00:00Z', '2026-03-03T00:00Z'))).toEqual([
    '2026-03-02T08:00Z',
  ]);
});

test('an exception stands in for its instance, wherever it was moved to, and a deleted one for nothing', () => {
  const moved = eventWith({
    id: 'm_1',
    recurringEventId: 'm',
    originalStart: { at: Date.parse('2026-03-23T08:00Z') },
    content: contentAt(timedWhen('2026-03-25T15:00Z', 30, 'Europe/Berlin')),
  });
  const away = eventWith({
    id: 'm_2',
    recurringEventId: 'm',
    originalStart: { at: Date.parse('2026-03-30T07:00Z') },
    content: contentAt(timedWhen('2026-05-25T15:00Z', 30, 'Europe/Berlin')),
  });
  const deleted = eventWith({
    id: 'm_3',
    recurringEventId: 'm',
    originalStart: { at: Date.parse('2026-03-30T07:00Z') },
    status: 'cancelled',
    content: null,
  });
  const series = seriesWith(['RRULE:FREQ=WEEKLY']);
  expect(startsOf([series, moved], march)).toEqual(['2026-03-25T15:00Z', '2026-03-30T07:00Z']);
  expect(startsOf([away, series], march)).toEqual(['2026-03-23T08:00Z']);
  expect(startsOf([deleted, series], march)).toEqual(['2026-03-23T08:00Z']);
  const allDay = eventWith({
    id: 'm',
    content: contentAt(dayWhen('2026-03-23', '2026-03-24')),
    recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
  });
  const dayOff = eventWith({
    id: 'x',
    recurringEventId: 'm',
    originalStart: { day: '2026-03-24' },
    status: 'cancelled',
    content: null,
  });
  expect(startsOf([allDay, dayOff], march)).toEqual(['2026-03-23', '2026-03-25']);
});

test('exceptions go with their series when that is deleted, and stand alone when it is not known', () => {
  const exception = eventWith({
    id: 'm_1',
    recurringEventId: 'm',
    originalStart: { at: 0 },
    content: contentAt(timedWhen('2026-03-25T15:00Z', 30, 'UTC')),
  });
  expect(startsOf([exception], march)).toHaveLength(1);
  expect(
    startsOf([exception, eventWith({ id: 'm', status: 'cancelled', content: null })], march),
  ).toEqual([]);
});

test('an instance is told by its id alone when it is deleted, and only then', () => {
  const bare = { recurringEventId: null, originalStart: null };
  expect(instanceOf({ id: 'm_20260330T070000Z', status: 'cancelled', ...bare })).toEqual({
    masterId: 'm',
    originalStart: { at: Date.UTC(2026, 2, 30, 7) },
  });
  expect(instanceOf({ id: 'a_b_20260330', status: 'cancelled', ...bare })).toEqual({
    masterId: 'a_b',
    originalStart: { day: '2026-03-30' },
  });
  expect(instanceOf({ id: 'm_20260330T070000Z', status: 'confirmed', ...bare })).toBeNull();
  expect(instanceOf({ id: 'm_20260330T070000', status: 'cancelled', ...bare })).toBeNull();
  expect(instanceOf({ id: 'm_20269930', status: 'cancelled', ...bare })).toBeNull();
  expect(
    instanceOf({ id: 'x', status: 'confirmed', recurringEventId: 'm', originalStart: { at: 5 } }),
  ).toEqual({ masterId: 'm', originalStart: { at: 5 } });
  const named = { id: 'm_20260330', recurringEventId: 'named', originalStart: null } as const;
  expect(instanceOf({ ...named, status: 'cancelled' })).toEqual({
    masterId: 'named',
    originalStart: { day: '2026-03-30' },
  });
});

test.each([
  'RRULE:',
  'RRULE:FREQ=FORTNIGHTLY',
  'RRULE:COUNT=3',
  'RRULE:FREQ=DAILY;FREQ=WEEKLY',
  'RRULE:FREQ=DAILY;INTERVAL=0',
  'RRULE:FREQ=DAILY;INTERVAL=-1',
  'RRULE:FREQ=DAILY;COUNT=0',
  'RRULE:FREQ=DAILY;COUNT=many',
  'RRULE:FREQ=DAILY;UNTIL=20261341',
  'RRULE:FREQ=DAILY;BYMONTH=13',
  'RRULE:FREQ=DAILY;BYHOUR=24',
  'RRULE:FREQ=WEEKLY;BYDAY=XX',
  'RRULE:FREQ=MONTHLY;BYMONTHDAY=0',
  'RRULE:FREQ=MONTHLY;BYMONTHDAY=32',
  'RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0',
  'RRULE:FREQ=YEARLY;BYEASTER=1',
  'RRULE:FREQ=YEARLY;RSCALE=HEBREW',
  'RRULE:FREQ=WEEKLY;WKST=1',
])('a rule that can’t be read gives no instances, and says so: %s', (line) => {
  const event = seriesWith(['RRULE:FREQ=DAILY', line]);
  expect(startsOf([event], march)).toEqual([]);
  expect(problemsOf([event])).toHaveLength(1);
});

test.each([
  'EXDATE:tomorrow',
  'RDATE:20260330T070000Z/x',
  'RDATE:20260330T070000Z/20260329T070000Z',
  'RDATE:20260330T070000Z/20260401',
  'EXRULE:FREQ=NEVER',
  'COMMENT:hello',
  'nonsense',
])('another line that can’t be read is left out, and said: %s', (line) => {
  const event = seriesWith(['RRULE:FREQ=WEEKLY', line]);
  expect(startsOf([event], march)).toHaveLength(2);
  expect(problemsOf([event])).toHaveLength(1);
});

test('an event that could not be read is a problem, not an instance', () => {
  const unreadable = eventWith({ id: 'u', content: null, problem: 'the end is before the start' });
  expect(expandEvents([unreadable], march, 'UTC')).toEqual({
    instances: [],
    problems: [{ eventId: 'u', problem: 'the end is before the start' }],
  });
});

test('a series in a zone that can’t be reckoned with is a problem, and harms no other', () => {
  const odd = eventWith({
    id: 'odd',
    content: contentAt(timedWhen('2026-03-02T08:00Z', 60, 'PST')),
    recurrence: ['RRULE:FREQ=DAILY'],
  });
  const { instances, problems } = expandEvents(
    [odd, seriesWith(['RRULE:FREQ=WEEKLY'])],
    march,
    'UTC',
  );
  expect(instances.map(({ event }) => event.id)).toEqual(['m', 'm']);
  expect(problems.map(({ eventId }) => eventId)).toEqual(['odd']);
});

test.each([
  ['every second', 'RRULE:FREQ=SECONDLY'],
  ['every second, counted', 'RRULE:FREQ=SECONDLY;COUNT=1000000000'],
  [
    'every minute of every day',
    'RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,30',
  ],
])(
  'a series that repeats too often is cut at the beginning of the range, and said to be: %s',
  (_what, line) => {
    const { instances, problems } = expandEvents([seriesWith([line])], march, 'UTC');
    expect(instances.length).toBeGreaterThan(mostInstancesOfSeries / 2);
    expect(instances.length).toBeLessThanOrEqual(mostInstancesOfSeries);
    expect(problems).toHaveLength(1);
    // An hour's event a second: the first ones that still last when the range begins.
    const first = startsOf([seriesWith([line])], march)[0] ?? '';
    expect(Date.parse(first)).toBeGreaterThan(march.fromAt - 3_600_000);
    expect(Date.parse(first)).toBeLessThan(march.fromAt);
  },
);

test.each([
  ['a thousand million days', 'RRULE:FREQ=DAILY;COUNT=1000000000', 14],
  ['two times a day, said by the minute', 'RRULE:FREQ=MINUTELY;INTERVAL=720', 28],
  ['a count of several a day that ended before', 'RRULE:FREQ=DAILY;BYHOUR=9,10,11;COUNT=60', 0],
  ['a count that ended before', 'RRULE:FREQ=DAILY;COUNT=20', 0],
  ['a count that ends within', 'RRULE:FREQ=DAILY;COUNT=25', 4],
  ['hours that are counted for decades', 'RRULE:FREQ=HOURLY;INTERVAL=12;COUNT=100000', 28],
  ['one time a day, said by the second', 'RRULE:FREQ=SECONDLY;BYHOUR=9;BYMINUTE=0;BYSECOND=0', 14],
  [
    'the same hour said many times',
    `RRULE:FREQ=DAILY;BYHOUR=${Array(300).fill('9').join(',')}`,
    14,
  ],
  ['a day that never comes', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 0],
])('a rule with a large number costs no more than a small one: %s', (_what, line, count) => {
  const event = seriesWith([line]);
  expect(startsOf([event], march)).toHaveLength(count);
  expect(problemsOf([event])).toEqual([]);
});

test('a series of many years is looked at from the range on', () => {
  const content = contentAt(timedWhen('1950-01-01T08:00Z', 60, 'Europe/Berlin'));
  const event = eventWith({ content, recurrence: ['RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR'] });
  expect(startsOf([event], march)).toHaveLength(10);
  const counted = { ...event, recurrence: [`${event.recurrence[0]};COUNT=1000000000`] };
  expect(startsOf([counted], march)).toHaveLength(10);
  expect(startsOf([event], rangeOf('1900-01-01T00:00Z', '2199-01-01T00:00Z')).length).toBe(
    mostInstancesOfSeries,
  );
});

test('more times than are shown are said to be more', () => {
  const event = seriesWith(['RRULE:FREQ=DAILY']);
  const fiveYears = rangeOf('2026-03-01T00:00Z', '2031-03-01T00:00Z');
  expect(startsOf([event], fiveYears)).toHaveLength(mostInstancesOfSeries);
  expect(problemsOf([event], fiveYears)).toHaveLength(1);
});

test('a day that is left out is one of the wall, not of UTC', () => {
  const content = contentAt(timedWhen('2026-03-23T23:30Z', 60, 'Europe/Berlin'));
  const recurrence = ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260325'];
  const event = eventWith({ content, recurrence });
  expect(startsOf([event], march)).toEqual(['2026-03-23T23:30Z', '2026-03-25T23:30Z']);
});

test('instances come in the order of their start, with keys that stay and differ', () => {
  const events = [
    eventWith({ id: 'b', content: contentAt(timedWhen('2026-03-24T08:00Z', 30, 'UTC')) }),
    eventWith({ id: 'a', content: contentAt(timedWhen('2026-03-24T08:00Z', 30, 'UTC')) }),
    seriesWith(['RRULE:FREQ=DAILY;COUNT=40']),
  ];
  const { instances } = expandEvents(events, march, 'UTC');
  const keys = instances.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.slice(0, 4)).toEqual([
    `m@${Date.UTC(2026, 2, 23, 8)}`,
    'a',
    'b',
    `m@${Date.UTC(2026, 2, 24, 8)}`,
  ]);
  expect(expandEvents(events.toReversed(), march, 'UTC').instances.map(({ key }) => key)).toEqual(
    keys,
  );
});
