import { expect, test } from 'vitest';
import { apiFor, eventAt, monday, openEmulator, refusal } from './support.ts';

const calendarId = 'primary';
const ifMatch = (etag: string | null | undefined) => ({ headers: { 'If-Match': etag ?? '' } });

async function open() {
  const emulator = await openEmulator();
  const { events } = apiFor(emulator);
  return { emulator, control: emulator.control, events };
}

test('a write with the current etag goes through, one with an older etag does not', async () => {
  const { events, control } = await open();
  const { data: first } = await events.insert({
    calendarId,
    requestBody: eventAt(0, { id: 'aaaaa' }),
  });
  const { data: second } = await events.patch(
    { calendarId, eventId: 'aaaaa', requestBody: { summary: 'Two' } },
    ifMatch(first.etag),
  );

  const stale = { status: 412, reason: 'conditionNotMet' };
  expect(
    await refusal(
      events.patch(
        { calendarId, eventId: 'aaaaa', requestBody: { summary: 'Three' } },
        ifMatch(first.etag),
      ),
    ),
  ).toMatchObject(stale);
  expect(
    await refusal(
      events.update({ calendarId, eventId: 'aaaaa', requestBody: eventAt(3) }, ifMatch(first.etag)),
    ),
  ).toMatchObject(stale);
  expect(
    await refusal(events.delete({ calendarId, eventId: 'aaaaa' }, ifMatch(first.etag))),
  ).toMatchObject(stale);
  expect(control.event({ eventId: 'aaaaa' })).toMatchObject({
    summary: 'Two',
    status: 'confirmed',
  });
  expect((await events.delete({ calendarId, eventId: 'aaaaa' }, ifMatch(second.etag))).status).toBe(
    204,
  );
});

test('a deleted event can be read as cancelled, and deleting it again is gone', async () => {
  const { events } = await open();
  const { data: before } = await events.insert({
    calendarId,
    requestBody: eventAt(0, { id: 'aaaaa' }),
  });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  const { data } = await events.get({ calendarId, eventId: 'aaaaa' });
  expect(data).toMatchObject({ status: 'cancelled', summary: 'At 0', start: before.start });
  expect(data.etag).not.toBe(before.etag);
  expect(await refusal(events.delete({ calendarId, eventId: 'aaaaa' }))).toMatchObject({
    status: 410,
    reason: 'deleted',
  });
});

test('cancelling by patch is deleting', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { status: 'cancelled' } });
  expect(await refusal(events.delete({ calendarId, eventId: 'aaaaa' }))).toMatchObject({
    status: 410,
    reason: 'deleted',
  });
});

test('a deleted event comes back by update only where a knob lets it', async () => {
  const { events, control } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  expect(
    await refusal(
      events.patch({ calendarId, eventId: 'aaaaa', requestBody: { status: 'confirmed' } }),
    ),
  ).toMatchObject({ status: 403, reason: 'forbidden' });
  control.setKnobs({ reviveByUpdate: 'allowed' });
  expect(
    (await events.update({ calendarId, eventId: 'aaaaa', requestBody: eventAt(1) })).data,
  ).toMatchObject({ status: 'confirmed', summary: 'At 1' });
});

test('a purged event is as if it had never been, but its id stays burnt', async () => {
  const { events, control } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  await events.delete({ calendarId, eventId: 'aaaaa' });
  expect(control.purgeCancelled({})).toEqual(['aaaaa']);
  expect(await refusal(events.get({ calendarId, eventId: 'aaaaa' }))).toMatchObject({
    status: 404,
    reason: 'notFound',
  });
  expect(
    await refusal(events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) })),
  ).toMatchObject({ status: 409 });
  control.setKnobs({ purgedIdsStayBurnt: false });
  expect(
    (await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) })).status,
  ).toBe(200);
});

test('the sequence rises when the time changes, and may not be sent lower than it is', async () => {
  const { events } = await open();
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  expect(
    (await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Other' } })).data
      .sequence,
  ).toBe(0);
  const { start, end } = eventAt(2);
  expect(
    (await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { start, end } })).data
      .sequence,
  ).toBe(1);
  expect(
    await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: { sequence: 0 } })),
  ).toMatchObject({ status: 400, reason: 'invalid' });
});

test('`updated` rises with every write even if the clock goes back', async () => {
  const { events, control } = await open();
  control.setClock({ stoppedAt: monday });
  const { data: first } = await events.insert({
    calendarId,
    requestBody: eventAt(0, { id: 'aaaaa' }),
  });
  control.advanceClock({ ms: -3600_000 });
  const { data: second } = await events.patch({
    calendarId,
    eventId: 'aaaaa',
    requestBody: { summary: 'Two' },
  });
  expect(Date.parse(second.updated ?? '')).toBeGreaterThan(Date.parse(first.updated ?? ''));
});

test('a change of reminders alone may leave `updated` as it was and still change the etag', async () => {
  const { events, control } = await open();
  control.setKnobs({ reminderEditsKeepUpdated: true });
  const { data: first } = await events.insert({
    calendarId,
    requestBody: eventAt(0, { id: 'aaaaa' }),
  });
  const { data: second } = await events.patch({
    calendarId,
    eventId: 'aaaaa',
    requestBody: { reminders: { useDefault: false } },
  });
  expect(second.updated).toBe(first.updated);
  expect(second.etag).not.toBe(first.etag);
});

test("somebody else's event can't be changed for everyone, only in one's own copy", async () => {
  const { events, control } = await open();
  control.insertEvent({
    event: {
      ...(eventAt(0) as { summary: string }),
      id: 'aaaaa',
      organizer: { email: 'carol@example.com' },
    },
  });
  expect((await events.get({ calendarId, eventId: 'aaaaa' })).data.organizer).toEqual({
    email: 'carol@example.com',
  });
  expect(
    await refusal(events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Mine' } })),
  ).toMatchObject({ status: 403, reason: 'forbiddenForNonOrganizer' });
  expect(
    (await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { colorId: '3' } })).data
      .colorId,
  ).toBe('3');
  control.setKnobs({ foreignOrganizerWrites: 'allowed' });
  expect(
    (await events.patch({ calendarId, eventId: 'aaaaa', requestBody: { summary: 'Mine' } })).data
      .summary,
  ).toBe('Mine');
});

test('a moved event keeps its id and leaves a cancelled one behind', async () => {
  const { events, control } = await open();
  const other = control.addCalendar({ summary: 'Other' });
  await events.insert({ calendarId, requestBody: eventAt(0, { id: 'aaaaa' }) });
  const { data } = await events.move({ calendarId, eventId: 'aaaaa', destination: other.id });
  expect(data).toMatchObject({ id: 'aaaaa', status: 'confirmed', organizer: { email: other.id } });
  expect((await events.get({ calendarId, eventId: 'aaaaa' })).data.status).toBe('cancelled');
  expect((await events.get({ calendarId: other.id, eventId: 'aaaaa' })).data.summary).toBe('At 0');
});

test('an import finds its event again by iCalUID', async () => {
  const { events, control } = await open();
  const requestBody = { ...eventAt(0), iCalUID: 'one@elsewhere.example' };
  const { data: first } = await events.import({ calendarId, requestBody });
  const { data: second } = await events.import({
    calendarId,
    requestBody: { ...requestBody, summary: 'Again' },
  });
  expect(second).toMatchObject({
    id: first.id,
    summary: 'Again',
    iCalUID: 'one@elsewhere.example',
  });
  expect(control.events({})).toHaveLength(1);
});
