/** Hours, special days, time off, holidays, openings. */
export const availability = {} as const;
