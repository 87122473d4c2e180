/** Clients. */
export const clients = {} as const;
