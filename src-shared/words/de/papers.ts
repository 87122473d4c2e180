import type { papers as english } from '../en/papers.ts';
import type { Translated } from '../translated.ts';

export const papers: Translated<typeof english> = {
  receipt: 'Quittung',
  cancellation: 'Storno einer Quittung',
  forClient: 'Für {{name}}',
  total: 'Summe',
  tax: 'Darin {{percent}}\u00a0% Umsatzsteuer',
  cancels: 'Damit ist die Quittung {{number}} storniert.',
  paid: {
    cash: 'Bar bezahlt am {{day}}.',
    card: 'Mit Karte bezahlt am {{day}}.',
    transfer: 'Per Überweisung bezahlt am {{day}}.',
    package: 'Mit einem Paket bezahlt am {{day}}.',
    other: 'Bezahlt am {{day}}.',
  },
  taxNumber: 'Steuernummer: {{taxId}}',
  line: '{{what}}, {{when}}',
  discount: 'Nachlass',
  cancelFee: 'Ausfallgebühr für {{service}}',
  cancelFeeOfAny: 'Ausfallgebühr für einen Termin',
  sessions_one: '{{name}} ({{count}} Sitzung)',
  sessions_other: '{{name}} ({{count}} Sitzungen)',
};
