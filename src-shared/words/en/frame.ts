/** The frame of the window: rail, top bar, palette, keys. */
export const frame = {} as const;
