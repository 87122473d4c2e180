/** Repeating appointments. */
export const series = {} as const;
