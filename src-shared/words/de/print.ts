import type { print as english } from '../en/print.ts';
import type { Translated } from '../translated.ts';

export const print: Translated<typeof english> = {
  menu: {
    day: 'Diesen Tag drucken',
    week: 'Diese Woche drucken',
    save: 'Als PDF sichern…',
    saveWithNotes: 'Als PDF mit Notizen sichern…',
    print: 'Drucken…',
    saved: 'Blatt gesichert',
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
