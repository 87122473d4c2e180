/** Payments, packages, receipts, earnings and reports. */
export const money = {} as const;
