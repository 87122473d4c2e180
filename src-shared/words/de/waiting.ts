import type { waiting as english } from '../en/waiting.ts';
import type { Translated } from '../translated.ts';

export const waiting: Translated<typeof english> = {
  list: {
    title: 'Warteliste',
    nobody:
      'Niemand wartet auf eine Zeit. Wird ein Termin abgesagt oder verschoben, erfahren Sie, wem seine Zeit passen würde.',
    add: 'Auf die Warteliste setzen',
    remove: 'Entfernen',
    book: 'Buchen',
    wants: '{{service}}, {{wish}}',
    anything: 'Jede Leistung',
    since: 'Wartet seit {{day}}',
    sinceOffered: 'Wartet seit {{day}}, bekam eine Zeit angeboten',
  },
  wish: {
    anyDay: 'an jedem Tag',
    from: 'ab {{first}}',
    until: 'bis {{last}}',
    fromUntil: 'von {{first}} bis {{last}}',
  },
  dialog: {
    new: 'Warteliste',
    open: '{{name}} wartet',
    days: 'Tage',
    daysHint: 'Keiner gewählt heißt jeder',
    times: 'Tageszeiten',
    timesHint: 'Keine angegeben heißt jede',
    from: 'Von',
    until: 'Bis',
    addTimes: 'Zeiten hinzufügen',
    remove: 'Entfernen',
    removeTimes: '{{from}}–{{to}} entfernen',
    firstDay: 'Erster Tag',
    lastDay: 'Letzter Tag',
    note: 'Notiz',
    noteHint: 'Verlässt diesen Laptop nie',
    save: 'Speichern',
  },
  wrong: {
    client: 'Wählen Sie, wer wartet, oder legen Sie den Kunden an',
    service: 'Wählen Sie eine Leistung aus der Liste, oder legen Sie diese an',
    times: 'Jede braucht einen Beginn und ein späteres Ende',
    lastDay: 'Der letzte Tag darf nicht vor dem ersten liegen',
  },
  told: {
    added: 'Auf die Warteliste gesetzt',
    changed: 'Warteliste geändert',
    removed: 'Von der Warteliste genommen',
    wanted_one: '{{count}} Person wartet auf diese Zeit',
    wanted_other: '{{count}} Personen warten auf diese Zeit',
    showWho: 'Zeigen, wer',
  },
  fits: {
    title: 'Wer auf diese Zeit wartet',
    nobody: 'Auf diese Zeit wartet niemand mehr.',
    could: '{{service}}, {{when}}',
    offered: 'angeboten',
    markOffered: 'Als angeboten merken',
    book: 'Buchen',
  },
};
