/** The Sync page, and what sync says of an item. */
export const sync = {} as const;
