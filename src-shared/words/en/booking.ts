/** The booking dialog and what a booking is called. */
export const booking = {} as const;
