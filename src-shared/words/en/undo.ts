/** Undo and redo; also the labels of steps that main writes down. */
export const undo = {} as const;
