import { beforeEach, expect, test } from 'vitest';
import { freedTimes } from '../../src-main/waiting/freed-times.ts';
import { nextToUndo } from '../../src-main/undo/undo-repo.ts';
import type { ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { FreedTime, WaitingDraft } from '../../src-shared/domain/waiting.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, timed } from '../support/times.ts';

let practice: TestPractice;
let anna: ClientId;
let physio: ServiceId;
const next = { step: null, bookAnyway: false };

beforeEach(async () => {
  practice = await testPractice();
  anna = (await practice.clients.create(clientDraft({ name: 'Anna Berg', phone: '0301' }))).id;
  physio = (
    await practice.services.create(serviceDraft({ lengthMinutes: 45, bufferAfterMinutes: 15 }))
  ).id;
});

function draft(given: Partial<WaitingDraft> = {}): WaitingDraft {
  return {
    clientId: anna,
    serviceId: physio,
    weekdays: [],
    windows: [],
    earliestDay: null,
    latestDay: null,
    note: '',
    ...given,
  };
}

async function wait(name: string, given: Partial<WaitingDraft> = {}) {
  practice.clock.advance(60_000);
  const { id } = await practice.clients.create(clientDraft({ name }));
  return practice.waiting.add(draft({ clientId: id, ...given }));
}

const freed = (wallTime: string, minutes = 60): FreedTime => ({
  when: timed(wallTime, minutes),
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
});

async function namesFor(...times: FreedTime[]): Promise<string[]> {
  return (await practice.waiting.fitting({ times })).map(({ entry }) => entry.clientName);
}

test('who waits is listed with what is needed to call them, the longest first', async () => {
  await wait('Ben');
  await practice.waiting.add(draft({ note: 'mornings' }));
  expect(await practice.waiting.list()).toMatchObject([
    { clientName: 'Ben', state: 'waiting' },
    {
      clientName: 'Anna Berg',
      clientPhone: '0301',
      serviceName: 'Physiotherapy',
      note: 'mornings',
    },
  ]);
});

test('a time is offered to those it suits, in the order in which they have waited', async () => {
  await wait('too late', { latestDay: '2026-03-03' });
  await wait('third day', { weekdays: [3] });
  await wait('afternoons', { windows: [{ from: '13:00', to: '18:00' }] });
  await wait('any time');
  await wait('from then on', { earliestDay: '2026-03-04' });
  expect(await namesFor(freed('2026-03-04T10:00'))).toEqual([
    'third day',
    'any time',
    'from then on',
  ]);
  expect(await namesFor(freed('2026-03-04T10:00', 59))).toEqual([]);
});

test('a time that was given away again, or has begun, is offered to nobody', async () => {
  await wait('Ben');
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-04T10:30', 15) }));
  expect(await namesFor(freed('2026-03-04T10:00'))).toEqual([]);
  expect(await namesFor(freed('2026-03-04T10:00', 120))).toEqual(['Ben']);
  expect(await namesFor(freed('2026-03-02T07:30'))).toEqual([]);
});

test('of whole days only the usual hours are offered', async () => {
  await wait('Ben');
  await wait('night', { windows: [{ from: '00:00', to: '06:00' }] });
  const times = [{ ...freed('2026-03-04T10:00'), when: days('2026-03-04', '2026-03-06') }];
  expect(await practice.waiting.fitting({ times })).toMatchObject([
    { entry: { clientName: 'Ben' }, when: timed('2026-03-04T07:00', 45) },
  ]);
});

test('cancelling, moving and deleting give a time up; a note does not', async () => {
  const stepsOf = async () => [(await nextToUndo(practice.db))!];
  const { id } = await practice.bookings.create(
    bookingDraft({ when: timed('2026-03-04T10:00'), bufferAfterMinutes: 15 }),
  );
  expect(freedTimes(await stepsOf())).toEqual([]);
  const give = { when: timed('2026-03-04T10:00'), bufferBeforeMinutes: 0, bufferAfterMinutes: 15 };
  const moved = await practice.bookings.change({
    id,
    revision: 1,
    changes: { when: timed('2026-03-04T15:00') },
    bookAnyway: false,
  });
  expect(freedTimes(await stepsOf())).toEqual([give]);
  await wait('Ben');
  await practice.bookings.change({
    id,
    revision: moved.revision,
    changes: { privateNote: 'x' },
    bookAnyway: false,
  });
  expect(await practice.waiting.wanted(await stepsOf())).toBeNull();
  await practice.bookings.cancel({ id, reason: '' });
  expect(await practice.waiting.wanted(await stepsOf())).toEqual({
    times: [{ ...give, when: timed('2026-03-04T15:00') }],
    count: 1,
  });
});

test('booking for somebody takes them off the list in one step, and undoing that puts both back', async () => {
  const entry = await wait('Ben');
  const when = timed('2026-03-04T10:00', 45);
  const { id } = await practice.waiting.book({
    id: entry.id,
    draft: bookingDraft({ clientId: entry.clientId, when }),
  });
  expect(await practice.waiting.list()).toEqual([]);
  await practice.undo.undo(next);
  expect(await practice.waiting.list()).toMatchObject([{ id: entry.id, state: 'waiting' }]);
  await expect(practice.bookings.get({ id })).rejects.toMatchObject({ code: 'not-found' });
  await practice.undo.redo(next);
  expect(await practice.waiting.list()).toEqual([]);
  const again = practice.waiting.book({ id: entry.id, draft: bookingDraft() });
  await expect(again).rejects.toMatchObject({ code: 'not-found' });
});

test('when the time is taken, nothing is booked and they stay on the list', async () => {
  const entry = await wait('Ben');
  await practice.bookings.create(bookingDraft());
  const taken = practice.waiting.book({ id: entry.id, draft: bookingDraft() });
  await expect(taken).rejects.toMatchObject({ code: 'overlap' });
  expect(await practice.waiting.list()).toHaveLength(1);
});

test('every change of the list can be taken back, by its own name', async () => {
  const entry = await wait('Ben');
  await practice.waiting.change({ id: entry.id, changes: { weekdays: [1] } });
  await practice.waiting.change({ id: entry.id, changes: { state: 'offered' } });
  await practice.waiting.remove({ id: entry.id });
  expect(practice.told).toContain(`announced waiting ${entry.id}`);
  const labels: string[] = [];
  for (let step = 0; step < 4; step += 1) labels.push((await practice.undo.undo(next)).label);
  expect(labels).toEqual([
    'Took Ben off the waiting list',
    'Offered Ben a time',
    'Changed what Ben waits for',
    'Put Ben on the waiting list',
  ]);
  expect(await practice.waiting.list()).toEqual([]);
  for (let step = 0; step < 3; step += 1) await practice.undo.redo(next);
  expect(await practice.waiting.list()).toMatchObject([{ weekdays: [1], state: 'offered' }]);
});

test('nobody unknown is put on the list, for nothing unknown, and no end before the beginning', async () => {
  const strangers = draft({ clientId: uuidOf(900) as ClientId });
  await expect(practice.waiting.add(strangers)).rejects.toMatchObject({ field: 'clientId' });
  const nothing = draft({ serviceId: uuidOf(901) as ServiceId });
  await expect(practice.waiting.add(nothing)).rejects.toMatchObject({ field: 'serviceId' });
  const entry = await wait('Ben', { earliestDay: '2026-03-10' });
  const backwards = practice.waiting.change({ id: entry.id, changes: { latestDay: '2026-03-09' } });
  await expect(backwards).rejects.toMatchObject({ code: 'invalid-input', field: 'latestDay' });
  expect(await practice.waiting.list()).toMatchObject([{ latestDay: null }]);
});
