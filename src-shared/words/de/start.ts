import type { start as english } from '../en/start.ts';
import type { Translated } from '../translated.ts';

export const start: Translated<typeof english> = {
  title: 'Willkommen in Ihrem Terminbuch',
  step: 'Schritt {{step}} von 3',
  practice: {
    title: 'Ihre Praxis',
    about: 'Alles hier lässt sich später in den Einstellungen ändern.',
    name: 'Name der Praxis',
    nameAbout: 'Steht auf Quittungen. Kann leer bleiben.',
    language: 'Sprache',
  },
  hours: {
    title: 'Ihre Sprechzeiten',
    about:
      'Freie Zeiten werden innerhalb dieser Stunden angeboten. Tage mit anderen Zeiten tragen Sie später unter Verfügbarkeit ein.',
    days: 'Geöffnet am',
    from: 'Von',
    until: 'Bis',
    wrong: 'Der Tag muss nach seinem Beginn enden',
    breakFrom: 'Pause von',
    breakUntil: 'Pause bis',
    breakAbout: 'Ohne Pause beide leer lassen.',
    breakWrong: 'Die Pause muss innerhalb des Tages liegen',
    service: 'Ihre erste Leistung',
    serviceName: 'Name der Leistung',
    serviceExample: 'Physiotherapie, Haarschnitt …',
    minutes: 'Dauer (Minuten)',
    price: 'Preis ({{currency}})',
    serviceAbout: 'Ohne Namen wird keine Leistung angelegt.',
  },
  google: {
    title: 'Google Kalender',
    about:
      'Ihre Termine stehen dann auch in Google Kalender, und was Sie dort eintragen, erscheint hier als belegt. Ihr Terminbuch kommt ohne aus; verbinden können Sie jederzeit.',
    now: 'Jetzt verbinden',
    nowAbout:
      'Dauert einmal etwa zehn Minuten: Google verlangt einen eigenen Schlüssel von Ihnen. Die Einstellungen sagen, wie.',
    later: 'Später oder nie',
    laterAbout: 'Termine bleiben auf diesem Rechner.',
  },
  sampleQuestion: 'Erst einmal umsehen?',
  sampleAbout:
    'Füllen Sie das Buch mit einer erfundenen Praxis. Sie kommt nie zu Google, und ein Klick in den Einstellungen entfernt sie wieder.',
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
