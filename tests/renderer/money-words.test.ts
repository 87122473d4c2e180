import { describe, expect, test } from 'vitest';
import { linkHostOf } from '../../src-shared/domain/place.ts';
import { cancellationWords } from '../../src-renderer/booking/cancellation-words.ts';
import { changesOf, draftOf, newValues, valuesOf } from '../../src-renderer/booking/form-values.ts';
import { monthAfter, spanOfMonth, spanOfYear } from '../../src-renderer/money/money-range.ts';
import { paidAtOn } from '../../src-renderer/money/paid-at.ts';
import { paymentWords } from '../../src-renderer/money/payment-block.tsx';
import type { PackageId } from '../../src-shared/domain/ids.ts';
import { at, booking, inMarch2026, zone } from './samples.ts';

inMarch2026();

const when = at('2026-03-03T09:00', 50);
const priced = booking({ when, with: { priceMinor: 8_000, discountMinor: 1_000 } });

describe('how a booking stands with its payment', () => {
  const words = (given: Parameters<typeof booking>[0]['with']) =>
    paymentWords({ ...priced, ...given }, zone);
  test('open, with what was taken off', () => {
    expect(words({})).toBe('€80.00 less €10.00 is €70.00, not paid yet.');
    expect(words({ discountMinor: 0 })).toBe('€80.00, not paid yet.');
    expect(words({ priceMinor: null })).toBe('No price was agreed.');
  });
  test('paid, how and when, what is still open, and the receipt', () => {
    const paid = {
      paidAt: Date.UTC(2026, 2, 3, 10),
      paidMinor: 7_000,
      paidMethod: 'card',
    } as const;
    expect(words(paid)).toBe('Paid €70.00 by card on Tue 3 Mar.');
    expect(words({ ...paid, paidAt: Date.UTC(2025, 2, 3, 10) })).toBe(
      'Paid €70.00 by card on Mon 3 Mar 2025.',
    );
    expect(words({ ...paid, paidMinor: 5_000, receiptNumber: 'R-1' })).toBe(
      'Paid €50.00 by card on Tue 3 Mar. €20.00 still to pay. Receipt R-1.',
    );
  });
  test('by a package, cancelled, and missed', () => {
    expect(words({ packageId: 'p' as PackageId })).toContain('one session of a package');
    expect(words({ status: 'cancelled', cancelFeeMinor: 2_000 })).toBe(
      'A fee of €20.00 is still to pay.',
    );
    expect(words({ status: 'cancelled' })).toBe('Nothing is asked for it.');
    expect(words({ status: 'no_show' })).toBe('A no-show owes nothing.');
  });
});

test('how a booking was cancelled is said as far as it is known', () => {
  const off = {
    cancelReason: '',
    cancelledBy: null,
    cancelledLate: false,
    cancelFeeMinor: 0,
    currency: 'EUR',
  };
  expect(cancellationWords(off)).toEqual([]);
  expect(cancellationWords({ ...off, cancelReason: 'ill' })).toEqual(['Reason: ill']);
  const late = {
    ...off,
    cancelledBy: 'client',
    cancelledLate: true,
    cancelFeeMinor: 4_000,
  } as const;
  expect(cancellationWords(late)).toEqual(['By the client, late, for a fee of €40.00.']);
  expect(cancellationWords({ ...off, cancelledLate: true })).toEqual(['Late.']);
});

describe('price and discount in the form', () => {
  test('a new booking leaves the price to its service until one is typed', () => {
    const values = newValues({ time: { when }, client: null }, zone);
    expect(draftOf(values, when, false)).not.toHaveProperty('priceMinor');
    expect(draftOf({ ...values, price: 80.5, discount: 10 }, when, false, 'EUR')).toMatchObject({
      priceMinor: 8_050,
      discountMinor: 1_000,
      currency: 'EUR',
    });
    expect(draftOf({ ...values, price: '' }, when, false)).toMatchObject({ priceMinor: null });
  });
  test('only a price that was changed is sent', () => {
    const values = valuesOf(priced, zone);
    expect(changesOf(priced, values, when, zone)).toEqual({});
    const changed = { ...values, price: 90, discount: '' } as const;
    expect(changesOf(priced, changed, when, zone)).toEqual({ priceMinor: 9_000, discountMinor: 0 });
    expect(changesOf(priced, { ...values, price: '' }, when, zone)).toEqual({ priceMinor: null });
  });
});

test('a place that is a web address is known by its host, and nothing else is', () => {
  expect(linkHostOf(' https://meet.example.org/abc?x=1 ')).toBe('meet.example.org');
  expect(linkHostOf('http://www.Example.com:8080')).toBe('example.com');
  for (const place of [
    'Room 2',
    'example.com',
    'https://',
    'javascript:alert(1)',
    'Call https://a.b',
  ])
    expect(linkHostOf(place)).toBeNull();
});

test('a payment of today is of this moment, one of another day of its noon', () => {
  const now = Date.UTC(2026, 2, 3, 22, 30);
  expect(paidAtOn('2026-03-03', now, zone)).toBe(now);
  expect(paidAtOn('2026-03-04', now, zone)).toBe(Date.UTC(2026, 2, 4, 11));
});

test('months and years are whole ones, over the turn of the year', () => {
  expect(spanOfMonth('2026-12-01')).toEqual(['2026-12-01', '2027-01-01']);
  expect(spanOfYear('2026-05-01')).toEqual(['2026-01-01', '2027-01-01']);
  expect(monthAfter('2026-01-01', -1)).toBe('2025-12-01');
});
