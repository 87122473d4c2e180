/** Sync health and figures of the database. */
export const health = {} as const;
