import { describe, expect, test } from 'vitest';
import type { Booking, BookingStatus } from '../../src-shared/domain/booking.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import {
  livingStatuses,
  possibleStatuses,
  refuseIllegalStep,
  whyNotStatus,
} from '../../src-shared/domain/booking-life.ts';
import {
  cancellationOf,
  isLate,
  lateFeeOf,
  type CancellationRules,
} from '../../src-shared/domain/cancellation.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { bookingDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { days, instantOf, practiceZone, timed } from '../support/times.ts';

const timeZone = practiceZone;
const fresh = newBooking(bookingDraft({ when: timed('2026-03-02T10:00') }), {
  id: uuidOf(1) as BookingId,
  at: 0,
  service: null,
});
const during = { now: instantOf('2026-03-02T10:30'), timeZone };
const before = { now: instantOf('2026-03-02T09:59'), timeZone };
const dayBefore = { now: instantOf('2026-03-01T10:30'), timeZone };
const dayAfter = { now: instantOf('2026-03-03T00:00'), timeZone };

const inStatus = (status: BookingStatus, given: Partial<Booking> = {}): Booking => ({
  ...fresh,
  status,
  ...given,
});

describe('while its time runs', () => {
  const allowed: Record<BookingStatus, BookingStatus[]> = {
    tentative: ['tentative', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled'],
    confirmed: ['tentative', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled'],
    arrived: ['confirmed', 'arrived', 'completed', 'cancelled'],
    completed: ['confirmed', 'arrived', 'completed'],
    no_show: ['confirmed', 'arrived', 'completed', 'no_show', 'cancelled'],
    cancelled: ['cancelled'],
  };
  test.each(Object.entries(allowed))('%s can become %j and nothing else', (from, to) => {
    const booking = inStatus(from as BookingStatus);
    const possible = ([...livingStatuses, 'cancelled'] as const).filter(
      (status) => whyNotStatus(booking, status, during) === null,
    );
    expect(possible).toEqual(to);
  });
});

describe('the hour of a status', () => {
  test.each([
    ['arrived', dayBefore, /day has not come yet \(Mon 2 Mar 2026, 10:00–11:00\)/],
    ['arrived', dayAfter, /day is over/],
    [
      'completed',
      before,
      /not begun yet \(Mon 2 Mar 2026, 10:00–11:00\), so it can’t be set to done/,
    ],
    ['no_show', before, /not begun yet .* can still come/],
  ] as const)('%s is refused at the wrong time, with the reason', (status, moment, reason) => {
    expect(whyNotStatus(fresh, status, moment)).toMatch(reason);
  });

  test('whoever comes early has arrived, and what has begun can be completed or missed', () => {
    expect(possibleStatuses(fresh, before)).toEqual(['tentative', 'confirmed', 'arrived']);
    expect(possibleStatuses(fresh, during)).toEqual([...livingStatuses]);
    expect(possibleStatuses(fresh, dayAfter)).not.toContain('arrived');
  });

  test('an all-day booking begins when its day begins where the practice is', () => {
    const allDay = inStatus('confirmed', { when: days('2026-03-02', '2026-03-03') });
    const midnight = instantOf('2026-03-02T00:00');
    expect(whyNotStatus(allDay, 'completed', { now: midnight - 1, timeZone })).not.toBeNull();
    expect(whyNotStatus(allDay, 'completed', { now: midnight, timeZone })).toBeNull();
  });

  test('what took place can’t be moved to a time that has not begun', () => {
    const done = inStatus('completed');
    const later = { ...done, when: timed('2026-03-09T10:00') };
    expect(() => refuseIllegalStep(done, later, during)).toThrow(/confirmed first, then move/);
    const earlier = { ...done, when: timed('2026-03-02T08:00') };
    expect(() => refuseIllegalStep(done, earlier, during)).not.toThrow();
    const open = inStatus('confirmed');
    expect(() => refuseIllegalStep(open, { ...open, when: later.when }, during)).not.toThrow();
  });

  test('moved back and completed at once is judged by the new time', () => {
    const future = inStatus('confirmed', { when: timed('2026-03-09T10:00') });
    const done = { ...future, status: 'completed' as const };
    expect(() => refuseIllegalStep(future, done, during)).toThrow(/not begun/);
    expect(() => refuseIllegalStep(future, { ...done, when: fresh.when }, during)).not.toThrow();
  });
});

describe('what a status can’t leave behind', () => {
  test('a paid booking becomes no no-show before its payment is taken back', () => {
    const paid = inStatus('confirmed', { paidAt: 1, paidMinor: 100 });
    expect(whyNotStatus(paid, 'no_show', during)).toMatch(/Take the payment back first/);
    const receipted = { ...paid, receiptNumber: '2026-0001' };
    expect(whyNotStatus(receipted, 'no_show', during)).toMatch(/receipt 2026-0001 was issued/);
    expect(whyNotStatus(paid, 'completed', during)).toBeNull();
  });

  test('the price stays as the receipt says it', () => {
    const receipted = inStatus('completed', { priceMinor: 100, receiptNumber: '2026-0001' });
    const dearer = { ...receipted, priceMinor: 200 };
    expect(() => refuseIllegalStep(receipted, dearer, during)).toThrow(/another price/);
    expect(() =>
      refuseIllegalStep({ ...receipted, receiptNumber: null }, dearer, during),
    ).not.toThrow();
  });

  test('restoring gives any status back without asking for the hour', () => {
    const off = inStatus('cancelled', { cancelledAt: 1 });
    const back = { ...off, status: 'arrived' as const, cancelledAt: null };
    expect(() => refuseIllegalStep(off, back, dayAfter)).not.toThrow();
    const around = { ...off, status: 'arrived' as const };
    expect(() => refuseIllegalStep(off, around, during)).toThrow(/Restore it first/);
  });
});

describe('cancelling', () => {
  const rules: CancellationRules = { lateHours: 24, fee: { kind: 'percent', percent: 50 } };
  const priced = { ...fresh, priceMinor: 8_025, discountMinor: 1_000 };

  test('is late when fewer hours are left than the practice asks for, across the clocks too', () => {
    expect(isLate(fresh, rules, { now: instantOf('2026-03-01T10:00'), timeZone })).toBe(false);
    expect(isLate(fresh, rules, { now: instantOf('2026-03-01T10:01'), timeZone })).toBe(true);
    const afterGap = { when: timed('2026-03-29T10:00') };
    // The night has one hour less: 24 real hours before ten is nine o'clock the day before.
    expect(isLate(afterGap, rules, { now: instantOf('2026-03-28T09:00'), timeZone })).toBe(false);
    expect(isLate(afterGap, rules, { now: instantOf('2026-03-28T09:30'), timeZone })).toBe(true);
    expect(isLate(fresh, { ...rules, lateHours: 0 }, during)).toBe(false);
  });

  test('costs what the rules say of the price that was really asked', () => {
    expect(lateFeeOf(priced, rules)).toBe(3_513);
    expect(lateFeeOf(priced, { ...rules, fee: { kind: 'amount', minor: 2_000 } })).toBe(2_000);
    expect(lateFeeOf(priced, { ...rules, fee: { kind: 'none' } })).toBe(0);
    expect(lateFeeOf({ priceMinor: null, discountMinor: 0 }, rules)).toBe(0);
  });

  test('is late and costs something only for the client, unless the person says otherwise', () => {
    const of = (given: Parameters<typeof cancellationOf>[1]) =>
      cancellationOf(priced, given, rules, before);
    expect(of({ reason: 'ill', by: 'client' })).toEqual({
      reason: 'ill',
      by: 'client',
      late: true,
      feeMinor: 3_513,
    });
    expect(of({ reason: '', by: 'practice' })).toMatchObject({ late: false, feeMinor: 0 });
    expect(of({ reason: '' })).toMatchObject({ by: null, late: false, feeMinor: 0 });
    expect(of({ reason: '', by: 'client', late: false })).toMatchObject({
      late: false,
      feeMinor: 0,
    });
    expect(of({ reason: '', by: 'client', feeMinor: 500 })).toMatchObject({ feeMinor: 500 });
  });
});
