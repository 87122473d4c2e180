/** Printed sheets and reports. */
export const print = {} as const;
