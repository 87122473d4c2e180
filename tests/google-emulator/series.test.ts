import { expect, test } from 'vitest';
import { apiFor, openEmulator, refusal } from './support.ts';

const calendarId = 'primary';
const timeZone = 'Europe/Berlin';
/** Five Mondays at nine in Berlin; the clocks go forward on 29 March 2026. */
const weekly = {
  id: 'seminar',
  summary: 'Weekly',
  start: { dateTime: '2026-03-16T09:00:00', timeZone },
  end: { dateTime: '2026-03-16T10:00:00', timeZone },
  recurrence: ['RRULE:FREQ=WEEKLY;COUNT=5'],
};
const secondId = 'seminar_20260323T080000Z';
const thirdId = 'seminar_20260330T070000Z';

async function open() {
  const emulator = await openEmulator();
  const { events } = apiFor(emulator);
  await events.insert({ calendarId, requestBody: weekly });
  return { control: emulator.control, events };
}

test('a list without expansion holds the series itself', async () => {
  const { events } = await open();
  const { data } = await events.list({ calendarId });
  expect(data.items).toMatchObject([{ id: 'seminar', recurrence: weekly.recurrence }]);
});

test('an expanded list holds its occurrences, at the same time of day in summer and winter', async () => {
  const { events } = await open();
  const { data } = await events.list({ calendarId, singleEvents: true, orderBy: 'startTime' });
  expect(data.items?.map(({ start }) => start?.dateTime)).toEqual([
    '2026-03-16T09:00:00+01:00',
    '2026-03-23T09:00:00+01:00',
    '2026-03-30T09:00:00+02:00',
    '2026-04-06T09:00:00+02:00',
    '2026-04-13T09:00:00+02:00',
  ]);
  expect(data.items?.[2]).toMatchObject({
    id: thirdId,
    recurringEventId: 'seminar',
    originalStartTime: { dateTime: '2026-03-30T09:00:00+02:00', timeZone },
  });
  expect(data.items?.[2]).not.toHaveProperty('recurrence');
  const narrow = await events.list({
    calendarId,
    singleEvents: true,
    timeMin: '2026-03-23T08:30:00Z',
    timeMax: '2026-03-30T07:00:00Z',
  });
  expect(narrow.data.items?.map(({ id }) => id)).toEqual([secondId]);
});

test('an untouched occurrence can be read by its id, one that is not there can not', async () => {
  const { events } = await open();
  expect((await events.get({ calendarId, eventId: secondId })).data).toMatchObject({
    summary: 'Weekly',
    start: { dateTime: '2026-03-23T09:00:00+01:00' },
  });
  for (const eventId of [
    'seminar_20260324T080000Z',
    'seminar_20260420T070000Z',
    'nothing_20260323T080000Z',
  ]) {
    expect(await refusal(events.get({ calendarId, eventId }))).toMatchObject({ status: 404 });
  }
});

test('editing an occurrence makes an exception, an event of its own beside the series', async () => {
  const { events } = await open();
  const { data: before } = await events.list({ calendarId });
  const { data } = await events.patch({
    calendarId,
    eventId: secondId,
    requestBody: {
      start: { dateTime: '2026-03-24T11:00:00+01:00' },
      end: { dateTime: '2026-03-24T12:00:00+01:00' },
    },
  });
  expect(data).toMatchObject({
    id: secondId,
    recurringEventId: 'seminar',
    originalStartTime: { dateTime: '2026-03-23T09:00:00+01:00' },
    start: { dateTime: '2026-03-24T11:00:00+01:00' },
    iCalUID: 'seminar@google.com',
    summary: 'Weekly',
  });
  const changes = await events.list({ calendarId, syncToken: before.nextSyncToken ?? '' });
  expect(changes.data.items?.map(({ id }) => id)).toEqual([secondId]);
  const expanded = await events.list({ calendarId, singleEvents: true, orderBy: 'startTime' });
  expect(expanded.data.items?.map(({ start }) => start?.dateTime?.slice(0, 13))).toEqual([
    '2026-03-16T09',
    '2026-03-24T11',
    '2026-03-30T09',
    '2026-04-06T09',
    '2026-04-13T09',
  ]);
});

test('deleting an occurrence leaves a cancelled one that even a full list shows', async () => {
  const { events } = await open();
  await events.delete({ calendarId, eventId: secondId });
  const full = await events.list({ calendarId });
  const cancelled = full.data.items?.find(({ id }) => id === secondId);
  expect(Object.keys(cancelled ?? {}).sort()).toEqual([
    'etag',
    'id',
    'kind',
    'originalStartTime',
    'recurringEventId',
    'status',
  ]);
  expect(cancelled).toMatchObject({
    status: 'cancelled',
    recurringEventId: 'seminar',
    originalStartTime: { dateTime: '2026-03-23T09:00:00+01:00', timeZone },
  });
  const expanded = await events.list({ calendarId, singleEvents: true });
  expect(expanded.data.items).toHaveLength(4);
});

test('deleting the series takes its exceptions along, and no list shows them any more', async () => {
  const { events, control } = await open();
  await events.patch({ calendarId, eventId: thirdId, requestBody: { summary: 'Moved' } });
  await events.delete({ calendarId, eventId: secondId });
  const { data: before } = await events.list({ calendarId });
  await events.delete({ calendarId, eventId: 'seminar' });
  const changes = await events.list({ calendarId, syncToken: before.nextSyncToken ?? '' });
  expect(changes.data.items).toMatchObject([
    { id: 'seminar', status: 'cancelled' },
    { id: thirdId, status: 'cancelled' },
  ]);
  expect((await events.list({ calendarId })).data.items).toEqual([]);

  control.setKnobs({ deleteSeriesWithExceptions: false });
  await events.insert({ calendarId, requestBody: { ...weekly, id: 'again' } });
  await events.patch({
    calendarId,
    eventId: 'again_20260323T080000Z',
    requestBody: { summary: 'Left behind' },
  });
  await events.delete({ calendarId, eventId: 'again' });
  expect((await events.list({ calendarId })).data.items).toMatchObject([
    { summary: 'Left behind' },
  ]);
});

test('a series of days counts in days', async () => {
  const { events } = await open();
  const recurrence = ['RRULE:FREQ=DAILY;UNTIL=20260404', 'EXDATE;VALUE=DATE:20260329'];
  await events.insert({
    calendarId,
    requestBody: {
      id: 'feast',
      start: { date: '2026-03-28' },
      end: { date: '2026-03-29' },
      recurrence,
    },
  });
  const { data } = await events.instances({ calendarId, eventId: 'feast' });
  expect(data.items?.map(({ id }) => id)).toEqual(
    ['28', '30', '31']
      .map((day) => `feast_202603${day}`)
      .concat(['01', '02', '03', '04'].map((day) => `feast_202604${day}`)),
  );
  expect(data.items?.[1]).toMatchObject({
    start: { date: '2026-03-30' },
    end: { date: '2026-03-31' },
    originalStartTime: { date: '2026-03-30' },
  });
  expect(await refusal(events.get({ calendarId, eventId: 'feast_20260329' }))).toMatchObject({
    status: 404,
  });
});

test('the occurrences of a series can be asked for, exceptions among them', async () => {
  const { events } = await open();
  await events.patch({ calendarId, eventId: secondId, requestBody: { summary: 'Other' } });
  await events.delete({ calendarId, eventId: thirdId });
  const { data } = await events.instances({ calendarId, eventId: 'seminar' });
  expect(data.items?.map(({ summary }) => summary)).toEqual([
    'Weekly',
    'Other',
    'Weekly',
    'Weekly',
  ]);
});

test('a series reaches into a range that only a later occurrence touches', async () => {
  const { events } = await open();
  expect(
    (await events.list({ calendarId, timeMin: '2026-04-10T00:00:00Z' })).data.items,
  ).toHaveLength(1);
  expect((await events.list({ calendarId, timeMin: '2026-04-14T00:00:00Z' })).data.items).toEqual(
    [],
  );
});

test('whoever drives the emulator names an occurrence by its start', async () => {
  const { control } = await open();
  expect(control.instanceId({ eventId: 'seminar', start: '2026-03-30T07:00:00Z' })).toBe(thirdId);
  expect(
    control.editEvent({ eventId: thirdId, changes: { summary: 'Edited there' } }),
  ).toMatchObject({ recurringEventId: 'seminar', summary: 'Edited there' });
});
