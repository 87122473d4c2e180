import type { services as english } from '../en/services.ts';
import type { Translated } from '../translated.ts';

export const services: Translated<typeof english> = {
  title: 'Leistungen',
  new: 'Neue Leistung',
  none: {
    title: 'Noch keine Leistungen',
    about:
      'Eine Leistung gibt einem Termin seine Dauer, seine Farbe und seinen Preis. Sie wird auch angelegt, wenn Sie in einem Termin eine neue Leistung eingeben.',
  },
  field: {
    name: 'Name',
    length: 'Dauer (Minuten)',
    price: 'Preis ({{currency}})',
    before: 'Davor frei (Minuten)',
    after: 'Danach frei (Minuten)',
    place: 'Ort',
    placeAbout: 'Wo die Leistung meist stattfindet; neue Termine übernehmen den Ort',
    color: 'Farbe',
  },
  color: {
    teal: 'Petrol',
    blue: 'Blau',
    indigo: 'Indigo',
    violet: 'Violett',
    pink: 'Pink',
    red: 'Rot',
    orange: 'Orange',
    yellow: 'Gelb',
    green: 'Grün',
    gray: 'Grau',
  },
  fault: {
    name: 'Eine Leistung braucht einen Namen',
    number: 'Eine Zahl von {{least}} bis {{most}}',
  },
  save: 'Leistung speichern',
  archive: 'Leistung archivieren',
  bringBack: 'Zurückholen',
  saved: 'Leistung gespeichert',
  changedToo_one: '{{count}} kommender Termin wurde mitgeändert',
  changedToo_other: '{{count}} kommende Termine wurden mitgeändert',
  archived: 'Leistung archiviert',
  broughtBack: 'Leistung zurückgeholt',
  coming: {
    title: 'Kommende Termine auch ändern?',
    about_one:
      '{{count}} kommender Termin hat noch die alten Angaben ({{terms}}). Soll er auch geändert werden? Vergangene und bezahlte bleiben in jedem Fall, wie sie sind.',
    about_other:
      '{{count}} kommende Termine haben noch die alten Angaben ({{terms}}). Sollen sie auch geändert werden? Vergangene und bezahlte bleiben in jedem Fall, wie sie sind.',
    change_one: 'Auch ändern',
    change_other: 'Auch ändern',
    onlyNew: 'Nur neue Termine',
  },
  term: {
    price: 'Preis',
    length: 'Dauer',
    buffers: 'freie Zeit davor und danach',
  },
  left: {
    title: 'Einige Termine blieben, wie sie sind',
    about_one: 'Länger würde dieser in etwas anderes hineinreichen. Alles andere wurde geändert.',
    about_other: 'Länger würden diese in etwas anderes hineinreichen. Alles andere wurde geändert.',
    list: 'Unverändert geblieben',
    inTheWay: '(im Weg: {{what}})',
    close: 'Schließen',
  },
};
