import type { today as english } from '../en/today.ts';
import type { Translated } from '../translated.ts';

export const today: Translated<typeof english> = {
  title: 'Heute',
  unreadable: 'Der Tag konnte nicht gelesen werden',
  book: 'Für heute buchen',
  fact: {
    bookings_one: '{{count}} Termin',
    bookings_other: '{{count}} Termine',
    done: '{{count}} erledigt',
    week: '{{count}} in dieser Woche',
  },
  attention: {
    title_one: '{{count}} Punkt zu klären',
    title_other: '{{count}} Punkte zu klären',
    show: 'Beim Abgleich zeigen',
  },
  day: 'Tagesplan',
  none: {
    title: 'Für heute ist nichts gebucht',
    about: 'Was Sie für heute buchen, steht hier, mit den freien Zeiten dazwischen.',
    free_one: 'Diese Zeit ist heute frei.',
    free_other: 'Diese Zeiten sind heute frei.',
    look: 'Die Woche ansehen',
  },
  list: 'Termine von heute',
  next: {
    label: 'Jetzt und als Nächstes',
    now: 'Jetzt',
    next: 'Als Nächstes',
    nextIn: 'Als Nächstes in {{time}}',
    card: '{{label}}: {{title}}',
    open: 'Öffnen',
  },
  free: {
    length: 'frei, {{length}}',
    book: 'Buchen',
    bookAt: '{{hours}} buchen',
    waits_one: '{{count}} Person wartet auf so eine Zeit',
    waits_other: '{{count}} Personen warten auf so eine Zeit',
    waitsAt_one: '{{count}} Person wartet auf so eine Zeit: {{hours}}',
    waitsAt_other: '{{count}} Personen warten auf so eine Zeit: {{hours}}',
  },
  mark: {
    arrived: 'Ist da',
    completed: 'Erledigt',
    no_show: 'Nicht erschienen',
    paid: 'Bezahlt',
    of: '{{mark}}: {{title}}',
  },
  status: {
    tentative: 'Vorgemerkt',
    confirmed: 'Bestätigt',
    arrived: 'Ist da',
    completed: 'Erledigt',
    no_show: 'Nicht erschienen',
    cancelled: 'Abgesagt',
  },
  keys: {
    title: 'Auf einem Termin:',
    arrived: 'ist da',
    completed: 'erledigt',
    no_show: 'nicht erschienen',
    paid: 'bezahlt',
    open: 'öffnet ihn',
  },
  paid: {
    title: 'Bezahlt',
    what: '{{payment}}, {{title}}',
  },
  notPayable: {
    package: 'Mit einem Paket bezahlt',
    already: 'Schon bezahlt',
    notYet: 'Nicht bezahlt: erst als „Ist da“ oder „Erledigt“ eintragen',
    nothing: 'Es ist nichts zu bezahlen',
  },
};
