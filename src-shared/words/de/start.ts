import type { start as english } from '../en/start.ts';
import type { Translated } from '../translated.ts';

export const start: Translated<typeof english> = {
  title: 'Willkommen in Ihrem Terminbuch',
  step: 'Schritt {{step}} von 3',
  practice: {
    title: 'Ihre Praxis',
    about: 'Alles hier lässt sich später in den Einstellungen ändern.',
    name: 'Name der Praxis',
    nameAbout: 'Er steht auf Quittungen und darf leer bleiben.',
    language: 'Sprache',
  },
  hours: {
    title: 'Ihre Sprechzeiten',
    about:
      'Darin werden freie Zeiten gesucht. Tage mit anderen Zeiten tragen Sie später unter Verfügbarkeit ein.',
    days: 'Geöffnet am',
    from: 'Von',
    until: 'Bis',
    wrong: 'Der Tag muss nach seinem Beginn enden',
    breakFrom: 'Pause von',
    breakUntil: 'Pause bis',
    breakAbout: 'Ohne Pause beide leer lassen',
    breakWrong: 'Die Pause muss innerhalb des Tages liegen',
    service: 'Ihre erste Leistung',
    serviceName: 'Wie sie heißt',
    serviceExample: 'Physiotherapie, Haarschnitt …',
    minutes: 'Dauer (Minuten)',
    price: 'Preis ({{currency}})',
    serviceAbout: 'Ohne Namen wird keine angelegt.',
  },
  google: {
    title: 'Ihr Google Kalender',
    about:
      'Mit ihm stehen Ihre Termine auch im Google Kalender, und was Sie dort eingetragen haben, erscheint hier als belegt. Das Buch kommt ohne aus, und verbinden lässt er sich jederzeit.',
    now: 'Jetzt verbinden',
    nowAbout:
      'Dauert einmal etwa zehn Minuten: Google verlangt einen eigenen Schlüssel von Ihnen. Die Einstellungen sagen, wie.',
    later: 'Später oder nie',
    laterAbout: 'Termine bleiben auf diesem Rechner.',
  },
  sampleQuestion: 'Erst einmal umsehen?',
  sampleAbout:
    'Füllen Sie das Buch mit einer erfundenen Praxis. Sie kommt nie zu Google und ist in den Einstellungen mit einem Klick wieder fort.',
  trySample: 'Mit einer Beispielpraxis ausprobieren',
  back: 'Zurück',
  next: 'Weiter',
  skipStep: 'Schritt überspringen',
  skipAll: 'Alles überspringen',
  finish: 'Buch öffnen',
  connect: 'Weiter zu Google',
  sample: {
    service: {
      physiotherapy: 'Physiotherapie',
      first: 'Erster Termin',
      manual: 'Manuelle Therapie',
      massage: 'Massage',
      homeVisit: 'Hausbesuch',
    },
    atHome: 'Beim Kunden zu Hause',
    bringShoes: 'Bitte Schuhe mitbringen',
    note: {
      better: 'Schulter viel besser, übt zu Hause',
      late: 'Kam zehn Minuten zu spät',
      mornings: 'Möchte es früh am Morgen versuchen',
      pain: 'Schmerz beim Drehen nach links, in Ruhe keiner. Nächstes Mal auch die Hüfte ansehen.',
      pictures: 'Hat die Aufnahmen vom März mitgebracht',
    },
    reason: {
      ill: 'Krank',
      something: 'Etwas dazwischengekommen',
      work: 'Muss arbeiten',
      child: 'Kind ist krank',
    },
    clientNote: {
      mornings: 'Kommt lieber vormittags',
      knee: 'Linkes Knie, im Frühjahr operiert',
      call: 'Vor 18:00 anrufen',
      allergic: 'Allergisch gegen Nussöl',
      referred: 'Überwiesen von Dr. Lang',
      pays: 'Zahlt am Monatsende',
    },
    refused: {
      connected:
        'Solange ein Google-Konto verbunden ist, lässt sich keine Beispielpraxis laden: Nichts Erfundenes soll in Ihren Kalender kommen. Es wurde nichts geändert.',
      hasBookings:
        'Eine Beispielpraxis passt nur in ein Buch ohne Termine, damit nichts Erfundenes zwischen Ihre gerät. Es wurde nichts geändert.',
      connecting:
        'Im Buch steht eine Beispielpraxis, und nichts Erfundenes wird je in einen Kalender übertragen. Entfernen Sie sie zuerst, in den Einstellungen unter Daten; dann verbinden Sie. Es wurde nichts geändert.',
      receipt:
        'Dieser Termin gehört zur Beispielpraxis, und eine Quittung behält ihre Nummer für immer. Es wurde keine ausgestellt.',
    },
  },
};
