/** The waiting list. */
export const waiting = {} as const;
