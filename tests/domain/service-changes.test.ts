import { expect, test } from 'vitest';
import type { Booking } from '../../src-shared/domain/booking.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { followService, mayFollowService } from '../../src-shared/domain/service-changes.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testNow, uuidOf } from '../support/fakes.ts';
import { days, timed } from '../support/times.ts';

const terms = {
  lengthMinutes: 45,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 5,
  priceMinor: 6000,
  currency: 'EUR',
};

function booking(given: Partial<Booking> = {}): Booking {
  const draft = bookingDraft({ when: timed('2026-03-28T23:30', 45) });
  const made = newBooking(draft, {
    id: uuidOf(1) as BookingId,
    at: testNow,
    service: { ...terms, location: '' },
  });
  return { ...made, ...given };
}

test('only what is still to come, still on and not paid may follow its service', () => {
  const may = (given: Partial<Booking>, now = testNow) => mayFollowService(booking(given), now);
  expect([may({}), may({ status: 'tentative' })]).toEqual([true, true]);
  const { when } = booking();
  const startAt = when.allDay ? 0 : when.startAt;
  expect([may({}, startAt - 1), may({}, startAt)]).toEqual([true, false]);
  for (const status of ['arrived', 'completed', 'no_show', 'cancelled'] as const)
    expect({ status, may: may({ status }) }).toEqual({ status, may: false });
  expect(may({ paidAt: 5 })).toBe(false); // by a package: nothing was paid for it by itself
  expect(may({ paidMinor: 10 })).toBe(false);
  expect(may({ when: days('2026-04-01', '2026-04-02') })).toBe(false);
});

test('a longer one keeps its start, over the night when the clocks change too', () => {
  const next = followService(booking(), terms, { ...terms, lengthMinutes: 240 });
  const { when } = booking();
  if (when.allDay || next.when.allDay) throw new Error('both have hours');
  expect(next.when.startAt).toBe(when.startAt);
  expect(next.when.endAt - next.when.startAt).toBe(240 * 60_000);
});

test('a change of anything else leaves the very same booking', () => {
  const one = booking();
  expect(followService(one, terms, { ...terms })).toBe(one);
  const agreed = booking({ priceMinor: 1 });
  expect(followService(agreed, terms, { ...terms, priceMinor: 2 })).toBe(agreed);
});
