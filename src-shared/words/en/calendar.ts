/** The calendar page. */
export const calendar = {} as const;
