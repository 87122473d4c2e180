import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SeriesId } from '../../src-shared/domain/ids.ts';
import type { Service, ServiceChange } from '../../src-shared/domain/service.ts';
import { allBookings, createAct, seriesDraft } from '../series/support.ts';
import { bookingDraft, serviceDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';
import { undoSteps } from '../support/undo.ts';

let practice: TestPractice;
let service: Service;

beforeEach(async () => {
  practice = await testPractice();
  service = await practice.services.create(
    serviceDraft({ name: 'Massage', lengthMinutes: 45, priceMinor: 6000, bufferAfterMinutes: 5 }),
  );
});
afterEach(() => practice.close());

async function bookSeries(given = {}, rule = {}): Promise<SeriesId> {
  const draft = seriesDraft(
    { lengthMinutes: 45, end: { kind: 'never' }, ...rule },
    { serviceId: service.id, title: null, ...given },
  );
  return (await practice.series.save({ act: createAct(draft), decisions: [] })).seriesId;
}

const apply = (changes: ServiceChange) =>
  practice.services.change({ id: service.id, changes, applyToFuture: true });
const series = (id: SeriesId) => practice.series.get({ id });
const changes = { priceMinor: 7000, lengthMinutes: 60, bufferAfterMinutes: 10 };

test('a series goes on with the new price, length and buffer of its service', async () => {
  const id = await bookSeries();
  await apply(changes);
  expect(await series(id)).toMatchObject({
    rule: { lengthMinutes: 60 },
    template: { priceMinor: 7000, bufferAfterMinutes: 10 },
    revision: 2,
  });
  practice.clock.set(instantOf('2026-03-16T09:00'));
  await practice.series.topUp();
  const added = (await allBookings(practice)).slice(26);
  expect(added).toHaveLength(2);
  for (const { when, priceMinor, bufferAfterMinutes } of added) {
    expect([priceMinor, bufferAfterMinutes]).toEqual([7000, 10]);
    expect(when.allDay ? 0 : (when.endAt - when.startAt) / 60_000).toBe(60);
  }
});

test('what was agreed for a series alone stays, and nothing of it changes where only new bookings were meant', async () => {
  const special = await bookSeries({ priceMinor: 5000, bufferAfterMinutes: 5 });
  const long = await bookSeries({}, { lengthMinutes: 90, start: '2026-03-03T15:00' });
  await apply(changes);
  expect(await series(special)).toMatchObject({
    rule: { lengthMinutes: 60 },
    template: { priceMinor: 5000 },
  });
  expect(await series(long)).toMatchObject({
    rule: { lengthMinutes: 90 },
    template: { priceMinor: 7000 },
  });
  await practice.services.change({ id: service.id, changes: { priceMinor: 9000 } });
  expect(await series(long)).toMatchObject({ template: { priceMinor: 7000 }, revision: 2 });
});

test('a series that is cancelled from some date on follows with what is left of it, one that is over does not', async () => {
  const id = await bookSeries();
  const over = await bookSeries({}, { start: '2026-03-03T15:00' });
  const bookings = await allBookings(practice);
  const [third] = bookings.filter(({ seriesId }) => seriesId === id).slice(2);
  const [ofOver] = bookings.filter(({ seriesId }) => seriesId === over);
  await practice.series.cancel({ bookingId: third!.id, scope: 'following', reason: '' });
  await practice.series.cancel({ bookingId: ofOver!.id, scope: 'all', reason: '' });
  await apply({ priceMinor: 7000 });
  expect((await series(id)).template.priceMinor).toBe(7000);
  expect((await series(over)).template.priceMinor).toBe(6000);
});

test('series, bookings and the service go back and forth together, further dates booked meanwhile or not', async () => {
  const id = await bookSeries();
  await apply(changes);
  const [step] = await undoSteps(practice);
  expect([...new Set(step?.parts.map(({ kind }) => kind))]).toEqual([
    'service',
    'series',
    'booking',
  ]);
  practice.clock.set(instantOf('2026-03-02T12:00'));
  await practice.series.topUp();
  await practice.undo.undo({ step: null, bookAnyway: false });
  expect(await series(id)).toMatchObject({
    rule: { lengthMinutes: 45 },
    template: { priceMinor: 6000, bufferAfterMinutes: 5 },
  });
  expect((await allBookings(practice))[0]).toMatchObject({ priceMinor: 6000 });
  await practice.undo.redo({ step: null, bookAnyway: false });
  expect(await series(id)).toMatchObject({
    rule: { lengthMinutes: 60 },
    template: { priceMinor: 7000, bufferAfterMinutes: 10 },
  });
});

test('one that would run over closing time is left as it is, one that did so before is not', async () => {
  const book = async (at: string) =>
    (
      await practice.bookings.create(
        bookingDraft({ serviceId: service.id, when: timed(at, 45), bookAnyway: true }),
      )
    ).id;
  await practice.hours.putException({
    day: '2026-03-05',
    hours: [{ from: '09:00', to: '17:00' }],
  });
  const late = await book('2026-03-05T16:15');
  const outside = await book('2026-03-05T18:00');
  const answer = await apply({ lengthMinutes: 60 });
  expect(answer.changed).toEqual([outside]);
  expect(answer.left).toMatchObject([{ id: late, inTheWay: 'closing time' }]);
});
