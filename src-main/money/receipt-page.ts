import type { PaymentMethod } from '../../src-shared/domain/booking.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import type { ReceiptContent } from '../../src-shared/domain/receipts.ts';
import { dayText } from '../../src-shared/domain/when-text.ts';

const methodWords: Record<PaymentMethod, string> = {
  cash: 'in cash',
  card: 'by card',
  transfer: 'by transfer',
  package: 'from a package',
  other: '',
};

/** The receipt as one page of HTML that needs no script and nothing from anywhere; every text in it is escaped. */
export function receiptPage(receipt: ReceiptContent): string {
  const price = (minor: number): string => escaped(formatPrice(minor, receipt.currency));
  const title = receipt.cancels === null ? 'Receipt' : 'Cancellation of a receipt';
  const lines = receipt.lines.map(
    ({ text, amountMinor }) =>
      `<tr><td>${escaped(text)}</td><td class="amount">${price(amountMinor)}</td></tr>`,
  );
  const tax =
    receipt.tax === null
      ? ''
      : `<tr class="soft"><td>Including ${receipt.tax.percent}% VAT</td><td class="amount">${price(receipt.tax.amountMinor)}</td></tr>`;
  const facts = [
    receipt.cancels === null ? '' : `This cancels receipt ${receipt.cancels}.`,
    `Paid on ${dayText(receipt.paidDay)} ${methodWords[receipt.paidMethod]}`.trim() + '.',
    receipt.taxText,
    receipt.taxId === '' ? '' : `Tax number: ${receipt.taxId}`,
  ].filter((fact) => fact !== '');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(`${title} ${receipt.number}`)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body>
<header><strong>${escaped(receipt.practiceName)}</strong>${linesOf(receipt.practiceAddress)}</header>
<h1>${title} ${escaped(receipt.number)}</h1>
<p>${escaped(dayText(receipt.issuedDay))}</p>
${receipt.clientName === '' ? '' : `<p>For ${escaped(receipt.clientName)}</p>`}
<table><tbody>${lines.join('')}</tbody>
<tfoot><tr><td>Total</td><td class="amount">${price(receipt.totalMinor)}</td></tr>${tax}</tfoot></table>
${facts.map((fact) => `<p>${escaped(fact)}</p>`).join('\n')}
</body></html>`;
}

const style = `
@page { size: A4; margin: 25mm 20mm; }
body { font: 11pt/1.5 system-ui, sans-serif; color: #111; margin: 0; }
header { margin-bottom: 22mm; } header div { color: #444; }
h1 { font-size: 16pt; margin: 0 0 2mm; } p { margin: 0 0 2mm; }
table { width: 100%; border-collapse: collapse; margin: 10mm 0; }
td { padding: 2.5mm 0; border-bottom: 1px solid #ccc; vertical-align: top; }
.amount { text-align: right; white-space: nowrap; padding-left: 8mm; }
tfoot tr:first-child td { font-weight: 600; border-bottom: 2px solid #111; }
.soft td { color: #444; border: 0; }`;

function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => `<div>${escaped(line)}</div>`)
    .join('');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
