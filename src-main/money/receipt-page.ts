import { formatPrice } from '../../src-shared/domain/price-text.ts';
import type { ReceiptContent } from '../../src-shared/domain/receipts.ts';
import { dayText } from '../../src-shared/domain/when-text.ts';
import { t } from '../../src-shared/words/words.ts';
import { numberLocale } from '../../src-shared/words/date-words.ts';
import { type Language } from '../../src-shared/words/language.ts';

/**
 * The receipt as one page of HTML that needs no script and nothing from anywhere; every text in it is escaped. It is in
 * the language it was issued in, whatever is spoken now: a copy says what the first one said.
 */
export function receiptPage(receipt: ReceiptContent): string {
  const lng = receipt.language;
  const price = (minor: number): string => escaped(formatPrice(minor, receipt.currency, lng));
  const title =
    receipt.cancels === null ? t('papers:receipt', { lng }) : t('papers:cancellation', { lng });
  const lines = receipt.lines.map(
    ({ text, amountMinor }) =>
      `<tr><td>${escaped(text)}</td><td class="amount">${price(amountMinor)}</td></tr>`,
  );
  const tax =
    receipt.tax === null
      ? ''
      : `<tr class="soft"><td>${escaped(t('papers:tax', { lng, percent: percentText(receipt.tax.percent, lng) }))}</td><td class="amount">${price(receipt.tax.amountMinor)}</td></tr>`;
  const facts = [
    receipt.cancels === null ? '' : t('papers:cancels', { lng, number: receipt.cancels }),
    t(`papers:paid.${receipt.paidMethod}`, { lng, day: dayText(receipt.paidDay, lng) }),
    receipt.taxText,
    receipt.taxId === '' ? '' : t('papers:taxNumber', { lng, taxId: receipt.taxId }),
  ].filter((fact) => fact !== '');
  return `<!doctype html>
<html lang="${lng}"><head><meta charset="utf-8"><title>${escaped(`${title} ${receipt.number}`)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body>
<header><strong>${escaped(receipt.practiceName)}</strong>${linesOf(receipt.practiceAddress)}</header>
<h1>${escaped(`${title} ${receipt.number}`)}</h1>
<p>${escaped(dayText(receipt.issuedDay, lng))}</p>
${receipt.clientName === '' ? '' : `<p>${escaped(t('papers:forClient', { lng, name: receipt.clientName }))}</p>`}
<table><tbody>${lines.join('')}</tbody>
<tfoot><tr><td>${escaped(t('papers:total', { lng }))}</td><td class="amount">${price(receipt.totalMinor)}</td></tr>${tax}</tfoot></table>
${facts.map((fact) => `<p>${escaped(fact)}</p>`).join('\n')}
</body></html>`;
}

function percentText(percent: number, language: Language): string {
  return new Intl.NumberFormat(numberLocale(language)).format(percent);
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
