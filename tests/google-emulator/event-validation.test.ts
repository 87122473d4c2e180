import { expect, test } from 'vitest';
import { apiFor, eventAt, openEmulator, refusal } from './support.ts';

const calendarId = 'primary';

async function open() {
  const emulator = await openEmulator();
  const { events } = apiFor(emulator);
  return { emulator, control: emulator.control, events };
}

test.each(['UPPER', 'with-hyphen', 'four', 'wxyz1', 'a'.repeat(1025)])(
  'the id %s is refused',
  async (id) => {
    const { events } = await open();
    expect(
      await refusal(events.insert({ calendarId, requestBody: eventAt(0, { id }) })),
    ).toMatchObject({ status: 400, reason: 'invalid', message: 'Invalid resource id value.' });
  },
);

test.each([
  ['no end', { end: undefined }, 'required', 'Missing end time.'],
  ['no start', { start: undefined }, 'required', 'Missing start time.'],
  [
    'both date and dateTime',
    { start: { date: '2026-01-05', dateTime: '2026-01-05T09:00:00Z' } },
    'invalid',
    'Invalid start time.',
  ],
  ['neither date nor dateTime', { start: {} }, 'invalid', 'Invalid start time.'],
  [
    'a day for a start and a moment for an end',
    { start: { date: '2026-01-05' } },
    'invalid',
    'Start and end times must either both be date or both be dateTime.',
  ],
  [
    'an end before the start',
    { end: { dateTime: '2026-01-05T07:00:00Z' } },
    'timeRangeEmpty',
    'The specified time range is empty.',
  ],
  [
    'days that end where they start',
    { start: { date: '2026-01-05' }, end: { date: '2026-01-05' } },
    'timeRangeEmpty',
    'The specified time range is empty.',
  ],
  [
    'a moment without offset or zone',
    { start: { dateTime: '2026-01-05T08:00:00' } },
    'required',
    'Missing time zone definition for start time.',
  ],
  [
    'an unknown zone',
    { start: { dateTime: '2026-01-05T08:00:00', timeZone: 'Mars/Olympus' } },
    'invalid',
    'Invalid time zone definition for start time.',
  ],
  [
    'a day that does not exist',
    { start: { date: '2026-02-30' }, end: { date: '2026-03-05' } },
    'invalid',
    'Invalid start time.',
  ],
  [
    'a series without a zone',
    { recurrence: ['RRULE:FREQ=DAILY'] },
    'required',
    'Missing time zone definition for start time.',
  ],
  [
    'a recurrence it does not know',
    {
      recurrence: ['EVERY:DAY'],
      start: { dateTime: '2026-01-05T08:00:00Z', timeZone: 'UTC' },
      end: { dateTime: '2026-01-05T09:00:00Z', timeZone: 'UTC' },
    },
    'invalid',
    'Invalid recurrence rule.',
  ],
  ['an unknown status', { status: 'maybe' }, 'invalid', 'Invalid value for: status'],
  [
    'default reminders with others',
    { reminders: { useDefault: true, overrides: [{ method: 'popup', minutes: 5 }] } },
    'cannotUseDefaultRemindersAndSpecifyOverride',
    undefined,
  ],
  [
    'a guest without an address',
    { attendees: [{ displayName: 'Bob' }] },
    'required',
    'Missing attendee email.',
  ],
  ['a very long description', { description: 'x'.repeat(8193) }, 'invalid', undefined],
])('an event with %s is refused', async (_, change, reason, message) => {
  const { events, control } = await open();
  const refused = await refusal(
    events.insert({ calendarId, requestBody: { ...eventAt(0), ...change } }),
  );
  expect(refused).toMatchObject({ status: 400, reason });
  if (message !== undefined) expect(refused.message).toBe(message);
  expect(control.events({})).toEqual([]);
});

test('a body that is no JSON object is refused as unreadable', async () => {
  const { emulator, control } = await open();
  const { accessToken } = control.issueTokens({});
  const response = await fetch(`${emulator.url}/calendar/v3/calendars/primary/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: '{"summary": ',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { errors: [{ reason: 'parseError' }] } });
});
