/** The Today page. */
export const today = {} as const;
