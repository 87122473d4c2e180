/** Undo and redo. */
export const undo = {
  button: { undo: 'Undo last step', redo: 'Redo last step' },
  hint: { undo: 'Undo: {{step}} (Ctrl+Z)', redo: 'Redo: {{step}} (Ctrl+Shift+Z)' },
  nothing: { undo: 'Nothing to undo', redo: 'Nothing to redo' },
  done: { undo: 'Undone', redo: 'Done again' },
  /** On the button of a notice. */
  short: { undo: 'Undo', redo: 'Redo' },
  /** What a notice is about. */
  booking: '{{title}}\n{{when}}',
  leave: 'Leave it as it is',
} as const;
