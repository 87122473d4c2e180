import type { print as english } from '../en/print.ts';
import type { Translated } from '../translated.ts';

export const print: Translated<typeof english> = {
  menu: {
    day: 'Diesen Tag drucken',
    week: 'Diese Woche drucken',
    save: 'Als PDF speichern\u00a0…',
    saveWithNotes: 'Als PDF mit Notizen speichern\u00a0…',
    print: 'Drucken\u00a0…',
    saved: 'Blatt gespeichert',
  },
  sheet: {
    title: 'Termine {{days}}',
    week: 'Woche {{number}}',
    asOf: 'Stand {{day}}',
    notes: 'Notizen',
    tentative: '{{name}} (vorgemerkt)',
    busy: 'Belegt',
  },
};
