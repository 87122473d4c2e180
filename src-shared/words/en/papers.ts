/** Receipts as they are printed. */
export const papers = {} as const;
