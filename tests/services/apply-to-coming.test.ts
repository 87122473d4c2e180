import { afterEach, beforeEach, expect, test } from 'vitest';
import { serviceUndo } from '../../src-main/services/service-undo.ts';
import type { BookingDraft } from '../../src-shared/domain/booking.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import type { Service, ServiceChange } from '../../src-shared/domain/service.ts';
import { bookingDraft, serviceDraft } from '../support/drafts.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, instantOf, timed } from '../support/times.ts';
import { undoNewest, undoSteps } from '../support/undo.ts';

let practice: TestPractice;
let service: Service;

beforeEach(async () => {
  practice = await testPractice();
  service = await practice.services.create(
    serviceDraft({ name: 'Massage', lengthMinutes: 45, priceMinor: 6000, bufferAfterMinutes: 5 }),
  );
});
afterEach(() => practice.close());

async function book(wallTime: string, given: Partial<BookingDraft> = {}): Promise<BookingId> {
  const draft = bookingDraft({ serviceId: service.id, when: timed(wallTime, 45), ...given });
  return (await practice.bookings.create(draft)).id;
}

const apply = (changes: ServiceChange) =>
  practice.services.change({ id: service.id, changes, applyToFuture: true });
const get = (id: BookingId) => practice.bookings.get({ id });

test('a new price, length or buffer leaves every booking alone unless the person says otherwise', async () => {
  const id = await book('2026-03-05T10:00');
  const before = await get(id);
  const changes = { priceMinor: 7000, lengthMinutes: 60, bufferBeforeMinutes: 10 };
  await practice.services.change({ id: service.id, changes });
  await practice.services.change({
    id: service.id,
    changes: { priceMinor: 1 },
    applyToFuture: false,
  });
  expect(await get(id)).toEqual(before);
});

test('where they say so, coming bookings get what changed, in one announcement', async () => {
  const id = await book('2026-03-05T10:00');
  practice.told.length = 0;
  const changes = { priceMinor: 7000, lengthMinutes: 60, bufferBeforeMinutes: 10 };
  expect(await practice.services.coming({ id: service.id, changes })).toEqual({ count: 1 });
  const answer = await apply(changes);
  expect(answer).toEqual({
    service: { ...service, ...changes, revision: 2 },
    changed: [id],
    left: [],
  });
  expect(await get(id)).toMatchObject({
    priceMinor: 7000,
    when: timed('2026-03-05T10:00', 60),
    bufferBeforeMinutes: 10,
    bufferAfterMinutes: 5,
    revision: 2,
  });
  expect(practice.told).toEqual([
    `item booking ${id}`,
    `announced services ${service.id}`,
    `announced bookings ${id}`,
  ]);
  const [entry] = await practice.bookings.timeline({ id });
  expect(entry).toMatchObject({ kind: 'service-changed', source: 'person' });
});

test('what was agreed for a booking alone stays, value by value', async () => {
  const special = await book('2026-03-05T10:00', { priceMinor: 5000 });
  const free = await book('2026-03-06T10:00', { priceMinor: null });
  const francs = await book('2026-03-07T10:00', { currency: 'CHF' });
  const long = await book('2026-03-08T10:00', { when: timed('2026-03-08T10:00', 90) });
  const roomy = await book('2026-03-09T10:00', { bufferAfterMinutes: 30 });
  await apply({ priceMinor: 7000, lengthMinutes: 60, bufferAfterMinutes: 10 });
  expect(await get(special)).toMatchObject({ priceMinor: 5000, bufferAfterMinutes: 10 });
  expect(await get(free)).toMatchObject({ priceMinor: null, bufferAfterMinutes: 10 });
  expect(await get(francs)).toMatchObject({ priceMinor: 6000, currency: 'CHF' });
  expect(await get(long)).toMatchObject({ when: timed('2026-03-08T10:00', 90), priceMinor: 7000 });
  expect(await get(roomy)).toMatchObject({ bufferAfterMinutes: 30, priceMinor: 7000 });
});

test('past, running, paid, cancelled, done and all-day bookings are never touched', async () => {
  const untouched = [
    await book('2026-03-01T10:00'),
    await book('2026-03-02T07:30'),
    await book('2026-03-05T10:00'),
    await book('2026-03-06T10:00'),
    await book('2026-03-07T10:00'),
    await book('2026-03-08T10:00', { when: days('2026-03-10', '2026-03-11') }),
  ];
  await practice.bookings.cancel({ id: untouched[2]!, reason: '' });
  const set = (index: number, values: object) =>
    practice.db.updateTable('booking').set(values).where('id', '=', untouched[index]!).execute();
  await set(3, { paid_at: 5, paid_minor: 6000 });
  await set(4, { status: 'completed' });
  practice.clock.set(instantOf('2026-03-02T08:00'));
  const before = await Promise.all(untouched.map(get));
  const changes = { priceMinor: 1, lengthMinutes: 30, bufferAfterMinutes: 0 };
  expect(await practice.services.coming({ id: service.id, changes })).toEqual({ count: 0 });
  expect((await apply(changes)).changed).toEqual([]);
  expect(await Promise.all(untouched.map(get))).toEqual(before);
});

test('one that would run into another is left alone as a whole, and named with what is in its way', async () => {
  const first = await book('2026-03-05T10:00');
  const tight = await book('2026-03-05T10:50');
  const last = await book('2026-03-05T14:00');
  const answer = await apply({ lengthMinutes: 60, priceMinor: 7000 });
  expect(answer.changed).toEqual([tight, last]);
  expect(answer.left).toEqual([
    { id: first, title: 'Massage', when: timed('2026-03-05T10:00', 45), inTheWay: 'Massage' },
  ]);
  expect(await get(first)).toMatchObject({ priceMinor: 6000, revision: 1 });
});

test('a longer buffer is in the way as well; a shorter one never', async () => {
  const first = await book('2026-03-05T10:00');
  await book('2026-03-05T10:50');
  expect((await apply({ bufferAfterMinutes: 6 })).left).toMatchObject([{ id: first }]);
  expect((await apply({ bufferAfterMinutes: 0, lengthMinutes: 30 })).left).toEqual([]);
});

test('an overlap that the person accepted before does not keep a booking from following', async () => {
  const first = await book('2026-03-05T10:00');
  await book('2026-03-05T10:30', { bookAnyway: true });
  const answer = await apply({ lengthMinutes: 60 });
  expect(answer.changed).toContain(first);
  expect(await get(first)).toMatchObject({ when: timed('2026-03-05T10:00', 60) });
});

test('the whole act is one step, with the service and each booking as it was', async () => {
  const ids = [await book('2026-03-05T10:00'), await book('2026-03-06T10:00')];
  const before = await Promise.all(ids.map(get));
  await apply({ priceMinor: 7000 });
  const [step, next] = await undoSteps(practice);
  expect(step).toMatchObject({ label: 'Changed Massage' });
  expect(next?.label).toMatch(/^Booked/);
  expect(step?.parts.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    `service ${service.id}`,
    ...ids.map((id) => `booking ${id}`),
  ]);
  expect(step?.parts[0]).toMatchObject({ before: service, after: { priceMinor: 7000 } });
  expect(step?.parts[1]).toMatchObject({
    before: { id: before[0]?.id, priceMinor: 6000, revision: 1 },
    after: { priceMinor: 7000, revision: 2 },
  });
});

test('when one booking cannot be written, neither the service nor any booking is changed', async () => {
  const id = await book('2026-03-05T10:00');
  practice.failNextItem();
  await expect(apply({ priceMinor: 7000 })).rejects.toThrow();
  expect(await practice.services.list()).toEqual([service]);
  expect(await get(id)).toMatchObject({ revision: 1, priceMinor: 6000 });
});

test('coming bookings of a service are read from their own index', async () => {
  const plans = await plansOf(practice, () =>
    practice.services.coming({ id: service.id, changes: { priceMinor: 1 } }),
  );
  expect(plans.join('\n')).toMatch(/booking USING INDEX booking_by_service .*start_at>/);
});

test('the place of a service is where a new booking is, unless another or none is said', async () => {
  const { service: placed } = await practice.services.change({
    id: service.id,
    changes: { location: 'Room 2' },
  });
  expect(placed.location).toBe('Room 2');
  expect(await get(await book('2026-03-05T10:00'))).toMatchObject({ location: 'Room 2' });
  const elsewhere = await book('2026-03-06T10:00', { location: 'At home' });
  const nowhere = await book('2026-03-07T10:00', { location: '' });
  expect([(await get(elsewhere)).location, (await get(nowhere)).location]).toEqual(['At home', '']);
});

test('a service taken back is as it was, its name sent again; an addition taken back leaves nothing', async () => {
  const port = serviceUndo(async (_tx, kind, id) => void practice.told.push(`item ${kind} ${id}`));
  const id = await book('2026-03-05T10:00');
  await practice.services.change({ id: service.id, changes: { name: 'Yoga', location: 'Hall' } });
  const [renamed] = await undoSteps(practice);
  expect(renamed?.label).toBe('Renamed Massage to Yoga');
  practice.told.length = 0;
  await undoNewest(practice, [port]);
  expect(await practice.services.list()).toEqual([{ ...service, revision: 3 }]);
  expect(practice.told).toEqual([`item booking ${id}`]);

  const used = practice.db
    .transaction()
    .execute((tx) => port.write(tx, service.id, null, practice.clock.now()));
  await expect(used).rejects.toMatchObject({ code: 'not-allowed' });
  await practice.services.create(serviceDraft({ name: 'Cello' }));
  await undoNewest(practice, [port]);
  expect((await practice.services.list()).map(({ name }) => name)).toEqual(['Massage']);
});
