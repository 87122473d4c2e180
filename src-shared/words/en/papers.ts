/** Receipts as they are printed. */
export const papers = {
  receipt: 'Receipt',
  cancellation: 'Cancellation of a receipt',
  forClient: 'For {{name}}',
  total: 'Total',
  tax: 'Including {{percent}}% VAT',
  cancels: 'This cancels receipt {{number}}.',
  paid: {
    cash: 'Paid on {{day}} in cash.',
    card: 'Paid on {{day}} by card.',
    transfer: 'Paid on {{day}} by transfer.',
    package: 'Paid on {{day}} from a package.',
    other: 'Paid on {{day}}.',
  },
  taxNumber: 'Tax number: {{taxId}}',
  line: '{{what}}, {{when}}',
  discount: 'Discount',
  cancelFee: 'Fee for cancelling {{service}}',
  cancelFeeOfAny: 'Fee for cancelling an appointment',
  sessions_one: '{{name}} ({{count}} session)',
  sessions_other: '{{name}} ({{count}} sessions)',
} as const;
