import { expect, test } from 'vitest';
import {
  beforeChanges,
  cancelled,
  changesBetween,
  claimsTime,
  restored,
  statusBeforeCancelling,
  newBooking,
  withChanges,
} from '../../src-shared/domain/booking-changes.ts';
import { withGiven } from '../../src-shared/domain/field-changes.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { bookingDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { timed } from '../support/times.ts';

const booking = newBooking(bookingDraft({ title: 'a' }), {
  id: uuidOf(1) as BookingId,
  at: 0,
  service: null,
});

test('two bookings with equal times in different objects do not differ', () => {
  expect(changesBetween(booking, { ...booking, when: { ...booking.when } })).toEqual([]);
});

test('revision and times of writing are no changes', () => {
  expect(changesBetween(booking, { ...booking, revision: 9, createdAt: 9, changedAt: 9 })).toEqual(
    [],
  );
});

test('taking a change back gives the booking from before it', () => {
  const after = { ...booking, title: null, when: timed('2026-03-05T09:00'), location: 'x' };
  expect(beforeChanges(after, 'changed', changesBetween(booking, after))).toEqual(booking);
});

test('only a step that takes up new time can overlap', () => {
  const moved = { ...booking, when: timed('2026-03-05T09:00') };
  const off = cancelled(booking, { reason: '' }, 1);
  expect(claimsTime(null, booking)).toBe(true);
  expect(claimsTime(booking, moved)).toBe(true);
  expect(claimsTime(off, booking)).toBe(true);
  expect(claimsTime(booking, { ...booking, location: 'x' })).toBe(false);
  expect(claimsTime(booking, off)).toBe(false);
  expect(claimsTime(off, cancelled(moved, { reason: '' }, 1))).toBe(false);
});

test('a status that was not cancelled before is what comes back, confirmed when none is known', () => {
  const cancelling = { field: 'status', from: 'tentative', to: 'cancelled' };
  const earlier = { field: 'status', from: 'confirmed', to: 'cancelled' };
  expect(statusBeforeCancelling([cancelling, earlier])).toBe('tentative');
  expect(statusBeforeCancelling([{ ...cancelling, from: 'cancelled' }])).toBe('confirmed');
  expect(statusBeforeCancelling([{ ...cancelling, to: 'no_show' }])).toBe('confirmed');
  expect(statusBeforeCancelling([])).toBe('confirmed');
  expect(restored(booking, 'tentative')).toEqual(booking);
});

test('what is left out of a change, or undefined, stays', () => {
  expect(withChanges(booking, { title: undefined, location: 'x' })).toEqual({
    ...booking,
    location: 'x',
  });
  expect(withChanges(booking, { title: null })).toEqual({ ...booking, title: null });
  expect(withGiven({ a: 1, b: 2 }, { a: undefined, b: 3 })).toEqual({ a: 1, b: 3 });
});
