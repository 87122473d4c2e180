import { afterEach, beforeEach, expect, test } from 'vitest';
import { seriesUndo } from '../../src-main/series/series-undo.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { book, undoSteps } from './support.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

test('a series is put back as it was, with a revision that goes on rising', async () => {
  const { seriesId, bookings } = await book(practice);
  await practice.series.cancel({ bookingId: bookings[0]!.id, scope: 'all', reason: 'x' });
  const part = (await undoSteps(practice))[1]?.parts.find(({ kind }) => kind === seriesUndo.kind);
  const at = practice.clock.now() + 5;
  await practice.db
    .transaction()
    .execute((tx) => seriesUndo.write(tx, seriesId, part?.before ?? null, at));
  expect(await seriesUndo.read(practice.db, seriesId)).toEqual({
    ...(part?.before as object),
    revision: 3,
    changedAt: at,
  });
});

test('a series that was not there is taken out again, and can be put back', async () => {
  const { seriesId } = await book(practice);
  const made = await seriesUndo.read(practice.db, seriesId);
  await practice.db.transaction().execute((tx) => seriesUndo.write(tx, seriesId, null, 1));
  expect(await seriesUndo.read(practice.db, seriesId)).toBeNull();
  await practice.db.transaction().execute((tx) => seriesUndo.write(tx, seriesId, made, 2));
  expect(await seriesUndo.read(practice.db, seriesId)).toMatchObject({
    id: seriesId,
    changedAt: 2,
  });
});

test('what is no series is never written', async () => {
  const { seriesId } = await book(practice);
  const writing = practice.db
    .transaction()
    .execute((tx) => seriesUndo.write(tx, seriesId, { id: seriesId }, 1));
  await expect(writing).rejects.toThrow();
});
