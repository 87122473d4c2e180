import { expect, test } from 'vitest';
import {
  cancellingContent,
  defaultReceiptSettings,
  receiptContent,
} from '../../src-shared/domain/receipts.ts';
import { receiptPage } from '../../src-main/money/receipt-page.ts';
import { testNow } from '../support/fakes.ts';
import { practiceZone } from '../support/times.ts';

const settings = {
  ...defaultReceiptSettings,
  practiceName: 'Praxis',
  practiceAddress: 'Weg 1',
  taxPercent: 19,
  taxId: 'DE 123',
};
const issued = receiptContent(
  {
    clientName: '',
    lines: [{ text: 'Massage', amountMinor: 11_900 }],
    currency: 'EUR',
    paidAt: testNow,
    paidMethod: 'card',
  },
  settings,
  { number: '2026-0001', at: testNow, timeZone: practiceZone },
);

/** The words of a page, as they are read. */
const wordsOf = (html: string) =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('a receipt says when it was issued and paid, the tax in it, and nothing of a client it has not', () => {
  const words = wordsOf(receiptPage(issued));
  expect(words).toContain('Receipt 2026-0001 Mon 2 Mar 2026 Massage €119.00');
  expect(words).toContain('Total €119.00 Including 19% VAT €19.00');
  expect(words).toContain('Paid on Mon 2 Mar 2026 by card. Tax number: DE 123');
});

test('one that cancels another says which, with every amount turned round', () => {
  const storno = { number: '2026-0002', at: testNow, timeZone: practiceZone };
  const words = wordsOf(receiptPage(cancellingContent(issued, storno)));
  expect(words).toContain('Cancellation of a receipt 2026-0002');
  expect(words).toContain('Total -€119.00 Including 19% VAT -€19.00');
  expect(words).toContain('This cancels receipt 2026-0001.');
});

test('the page asks for nothing: no script, no address, and a policy that forbids both', () => {
  const html = receiptPage(issued);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).not.toMatch(/<script|https?:|url\(|src=|href=/i);
});
