import type { undo as english } from '../en/undo.ts';
import type { Translated } from '../translated.ts';

export const undo: Translated<typeof english> = {
  button: { undo: 'Letzten Schritt rückgängig machen', redo: 'Letzten Schritt wiederholen' },
  hint: {
    undo: 'Rückgängig: {{step}} (Strg+Z)',
    redo: 'Wiederholen: {{step}} (Strg+Umschalt+Z)',
  },
  nothing: { undo: 'Nichts rückgängig zu machen', redo: 'Nichts zu wiederholen' },
  done: { undo: 'Rückgängig gemacht', redo: 'Wiederholt' },
  short: { undo: 'Rückgängig', redo: 'Wiederholen' },
  booking: '{{title}}\n{{when}}',
  leave: 'So lassen, wie es ist',
};
