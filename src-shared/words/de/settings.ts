import type { settings as english } from '../en/settings.ts';
import type { Translated } from '../translated.ts';

export const settings: Translated<typeof english> = {
  title: 'Einstellungen',
  sections: 'Abschnitte',
  account: {
    title: 'Google-Konto',
    about:
      'Ihr Terminbuch kommt ohne Konto aus. Mit einem Konto stehen Ihre Termine auch in Google Kalender, und was Sie dort eintragen, erscheint hier als belegt.',
    opening:
      'Es wird auf den Schlüsselbund des Systems gewartet, in dem der Schlüssel zu Ihrem Konto liegt. Vielleicht fragt das System nach Ihrem Passwort.',
    noKeychain: 'Dieser Rechner hat keinen Schlüsselbund, den die App nutzen kann',
    noKeychainAbout:
      'Der Schlüssel zu Ihrem Konto wird deshalb nur behalten, bis Sie die App schließen, und nie in eine Datei geschrieben. Ihre Termine sind davon nicht betroffen. Richten Sie unter Linux einen Schlüsselbund wie den GNOME-Schlüsselbund ein, entsperren Sie ihn und starten Sie die App neu.',
    clientTitle: '1. Ihr Schlüssel für Google',
    clientStored: 'Gespeichert:',
    clientChange: 'Ändern',
    clientWhy:
      'Die App spricht in Ihrem eigenen Namen mit Google, mit einem Schlüssel, den Sie einmal selbst anlegen. Das dauert etwa zehn Minuten. Google benennt seine Seiten hin und wieder um; die Bezeichnungen hier stammen aus seiner Konsole.',
    clientSteps: {
      project:
        'Öffnen Sie die Google Cloud Console mit dem Konto, dessen Kalender es ist, und legen Sie ein Projekt an. Der Name ist gleichgültig.',
      api: 'Suchen Sie unter „APIs & Dienste“, „Bibliothek“ die Google Calendar API und drücken Sie „Aktivieren“.',
      consent:
        'Öffnen Sie den „OAuth-Zustimmungsbildschirm“ und füllen Sie aus, was gefragt wird. Wählen Sie als Zielgruppe „Extern“.',
      tester: 'Tragen Sie unter „Zielgruppe“, „Testnutzer“ Ihre eigene Adresse ein.',
      client:
        'Wählen Sie unter „Clients“, „Client erstellen“ die Art „Desktopanwendung“ und laden Sie gleich die JSON-Datei herunter: Später zeigt Google den Clientschlüssel nicht mehr.',
      file: 'Kommen Sie hierher zurück und wählen Sie diese Datei. Danach können Sie sie löschen.',
    },
    openConsole: 'Google Cloud Console öffnen',
    orPaste: 'Oder fügen Sie ein, was darin steht:',
    clientId: 'Client-ID',
    clientIdMissing: 'Fügen Sie die Client-ID ein',
    clientSecret: 'Clientschlüssel',
    saveClient: 'Schlüssel speichern',
    chooseFile: 'Datei wählen\u00a0…',
    connectTitle: '2. Verbinden',
    connectAbout:
      'Ihr Browser öffnet sich, Sie wählen das Konto und stimmen zu. Nichts wird in den Kalender übertragen, bevor Sie gesehen haben, was es wäre.',
    connect: 'Verbinden',
    sampleInTheWay: 'Entfernen Sie zuerst die Beispielpraxis',
    sampleInTheWayAbout:
      'Ihre Termine sind erfunden, und nichts Erfundenes kommt je in Ihren Kalender. Was Sie selbst eingetragen haben, bleibt.',
    waiting: 'Wartet auf Ihre Antwort im Browser',
    waitingAbout:
      'Stimmen Sie auf der Seite von Google zu und kommen Sie dann hierher zurück. Nach fünf Minuten wird es aufgegeben.',
    cancelConnecting: 'Verbinden abbrechen',
    connected: 'Verbunden. Die App darf Einträge in Ihren Kalendern sehen und ändern.',
    connectedWithoutCreating:
      'Verbunden. Die App darf Einträge in Ihren Kalendern sehen und ändern. Kalender anlegen darf sie nicht: Das haben Sie ausgelassen.',
    notConnected: 'Nicht mehr verbunden.',
    disconnect: 'Trennen',
    disconnectTitle: '{{email}} trennen?',
    disconnectKeep: 'Verbunden bleiben',
    disconnectAbout:
      'Ihre Termine bleiben hier, und die Einträge bleiben in Google Kalender. Die App gibt ihre Erlaubnis zurück und vergisst ihren Schlüssel. Wenn Sie dasselbe Konto wieder verbinden, wird nichts doppelt.',
    refused: 'Google nimmt die Verbindung nicht mehr an',
    refusedWhy: 'Die Erlaubnis wurde zurückgenommen oder ist abgelaufen.',
    refusedAbout:
      'Ihre Termine sind alle hier; was wartet, wird übertragen, sobald Sie neu verbunden haben. Ein Schlüssel, der bei Google noch „im Test“ ist, verliert seine Erlaubnis alle sieben Tage.',
    reconnect: 'Neu verbinden',
    target: 'Termine kommen in',
    targetAbout: 'Ein eigener Kalender hält Termine und private Einträge auseinander.',
    newCalendar: 'Termine',
    createCalendar: 'Kalender „{{name}}“ anlegen',
    refreshCalendars: 'Kalender neu laden',
    busy: 'Zählt als belegt',
    alwaysBusy: 'Wird immer beachtet: Hierher kommen Termine',
    mainCalendar: '{{name}} (Hauptkalender)',
    firstSync: 'Der erste Abgleich',
    firstSyncAbout:
      'Noch wurde nichts übertragen. Sehen Sie nach, was es wäre, und beginnen Sie dann.',
    chooseFirst: 'Wählen Sie zuerst oben, in welchen Kalender Termine kommen.',
    showFirstSync: 'Zeigen, was der erste Abgleich tut',
    startSyncing: 'Abgleich beginnen',
  },
  practice: {
    title: 'Praxis',
    zone: 'Zeitzone',
    zoneAbout:
      'Alle Zeiten werden in dieser Zone gezeigt und geführt, wo auch immer der Rechner ist.',
    noZone: 'Keine Zone heißt so',
    weekStart: 'Woche beginnt am',
    dayStart: 'Tag beginnt um',
    dayEnd: 'Tag endet um',
    notice: 'Mindestvorlauf',
    noticeAbout: 'Früher wird keine freie Zeit angeboten',
    noNotice: 'Keiner',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
    step: 'Freie Zeiten beginnen alle',
    stepAbout: 'Bei 30\u00a0Min.: 09:00, 09:30, 10:00',
  },
  zoneChange: {
    title: 'Praxis in die Zeit von {{zone}} verlegen?',
    confirm: 'Zeitzone ändern',
    keep: 'Nicht ändern',
    bookings_one: '{{count}} Termin',
    bookings_other: '{{count}} Termine',
    openings_one: '{{count}} angebotene Zeit',
    openings_other: '{{count}} angebotene Zeiten',
    toCome: 'Noch bevorstehend in der Zeit von {{zone}}: {{what}}',
    clock: 'Uhrzeit behalten',
    clockAbout: 'Die Praxis zieht um: Was um 09:00 ist, bleibt um 09:00, in {{zone}}.',
    instant: 'Zeitpunkt behalten',
    instantAbout:
      'Alles findet statt, wann es stattgefunden hätte; die Uhrzeit wird in der Zeit von {{zone}} gezeigt.',
    unclear:
      'Die Uhrzeit lässt sich nicht behalten, solange diese eine haben, die in {{zone}} an ihrem Tag durch die Zeitumstellung ausfällt oder doppelt vorkommt. Verlegen Sie sie zuerst.',
    skipped: '{{title}}, {{when}}, fällt aus',
    repeated: '{{title}}, {{when}}, kommt doppelt vor',
    done: 'Zeitzone geändert',
    doneAbout: 'Die Praxis arbeitet in der Zeit von {{zone}}',
  },
  cancellation: {
    title: 'Absagen',
    about:
      'Sagt ein Kunde zu spät ab, steht das beim Termin, und die Gebühr wird vorgeschlagen. Beides lässt sich jedes Mal ändern.',
    late: 'Zu spät ab (Stunden vorher)',
    lateAbout: '0: keine Absage ist zu spät',
    fee: 'Gebühr für späte Absagen',
    feeAbout: 'Vom vereinbarten Preis',
    none: 'Keine',
    percent: 'Anteil am Preis',
    amount: 'Fester Betrag',
    part: 'Anteil am Preis (%)',
    partAbout: 'Von 1 bis 100',
    fixed: 'Gebühr ({{currency}})',
    fixedAbout: 'Für alle gleich',
  },
  receipts: {
    title: 'Quittungen',
    about: 'Ausgestellte Quittungen bleiben, wie sie sind; Änderungen hier gelten ab der nächsten.',
    practiceName: 'Name der Praxis',
    practiceAddress: 'Anschrift der Praxis',
    taxId: 'Steuernummer',
    tax: 'Enthaltene Umsatzsteuer (%)',
    taxAbout: 'Ohne Eingabe wird keine Umsatzsteuer berechnet',
    taxText: 'Hinweis zur Umsatzsteuer',
    taxTextExample: 'z.\u00a0B. Keine Umsatzsteuer nach § 19 UStG',
    prefix: 'Zeichen vor der Quittungsnummer',
    prefixAbout: 'Nummern sehen so aus: {{number}}',
    prefixWrong: 'Bis zu 12 Buchstaben, Ziffern und - / _',
    save: 'Angaben speichern',
    saved: 'Das steht von nun an auf Quittungen',
  },
  privacy: {
    title: 'Privatsphäre',
    about:
      'Private Notizen verlassen diesen Rechner nie. Eine Änderung hier gilt auch für Termine, die noch bevorstehen.',
    seen: 'Was Google sieht',
    full: 'Alles',
    fullAbout: 'Leistung, Kunde, Ort und die Notiz für den Kalender',
    initials: 'Initialen',
    initialsAbout: 'Leistung und Initialen des Kunden',
    busy: 'Nur „Belegt“',
    busyAbout: 'Dass die Zeit vergeben ist, und sonst nichts',
    example: 'Beispiel',
    here: 'In Ihrem Buch',
    there: 'In Google Kalender',
    sampleService: 'Physiotherapie',
    sampleLocation: 'Raum 2',
    sampleNote: 'Röntgenbilder mitbringen',
    samplePrivateNote: 'Private Notiz: linkes Knie',
  },
  reminders: {
    title: 'Erinnerungen',
    about:
      'Eine Meldung des Systems vor jedem Termin; ein Klick darauf öffnet ihn. Wenn Google nicht alles sieht, nennt sie nur die Zeit.',
    remindMe: 'Erinnern',
    never: 'Nie',
    atBeginning: 'Zu Beginn',
    before: '{{length}} vorher',
    keepsRunning: 'Im Infobereich weiterlaufen, wenn das Fenster geschlossen ist',
    keepsRunningAbout:
      'Damit Erinnerungen und Abgleich weitergehen. Auf einem Mac ist das ohnehin so.',
    quietHours: 'Ruhezeit',
    quietHoursAbout: 'Erinnerungen kommen nach der Ruhezeit, wenn der Termin dann noch bevorsteht.',
    quietFrom: 'Ruhe von',
    quietUntil: 'Ruhe bis',
    forServices: 'Für einzelne Leistungen',
    usualNever: 'Wie oben (nie)',
    usualAtBeginning: 'Wie oben (zu Beginn)',
    usualBefore: 'Wie oben ({{length}} vorher)',
  },
  appearance: {
    title: 'Aussehen',
    theme: 'Farben',
    system: 'Wie das System',
    light: 'Hell',
    dark: 'Dunkel',
    language: 'Sprache',
    systemLanguage: 'Wie das System',
  },
  data: {
    title: 'Daten',
    about:
      'Ihr Terminbuch ist eine Datei in diesem Ordner, auf diesem Rechner. Die App legt einmal am Tag eine Sicherungskopie davon an.',
    folder: 'Ordner',
    openFolder: 'Ordner öffnen',
    notOpened:
      'Das System konnte den Ordner nicht zeigen. Sein Pfad steht hier, zum Öffnen von Hand.',
    lastCopy: 'Letzte Sicherungskopie',
    noCopy: 'noch keine',
    copyNow: 'Jetzt eine Sicherungskopie anlegen',
    copied: 'Sicherungskopie angelegt',
    copiedAbout: 'Sie liegt unter „backups“ im Ordner Ihrer Daten: {{name}}',
    copyFailed:
      'Die Sicherungskopie konnte nicht angelegt werden, vielleicht ist der Datenträger voll. Ihr Terminbuch ist, wie es war. Schaffen Sie Platz und versuchen Sie es noch einmal.',
    elsewhere:
      'Die Sicherungskopien liegen auf demselben Datenträger. Legen Sie hin und wieder eine auch auf einen anderen: Das hilft, wenn der Rechner verloren geht.',
    putBack: 'So spielen Sie eine Sicherungskopie zurück',
    putBackSteps: {
      quit: 'Beenden Sie die App.',
      setAside:
        'Legen Sie im Ordner „appointments.sqlite3“ beiseite, und die Dateien daneben, die mit demselben Namen beginnen. Behalten Sie sie, bis alles stimmt.',
      put: 'Holen Sie die Kopie aus „backups“ in den Ordner und nennen Sie sie „appointments.sqlite3“. Ihr eigener Name sagt, wann sie entstand (in UTC).',
      start:
        'Starten Sie die App. Sie erkennt die Kopie und vergleicht alles mit dem Kalender, bevor etwas übertragen wird.',
    },
    sample: 'Beispielpraxis',
    sampleAbout:
      'Eine erfundene Praxis zum Ausprobieren: Leistungen, Kunden, Sprechzeiten und einige Wochen mit Terminen. Nichts davon kommt je zu Google, und ein Klick entfernt sie wieder.',
    sampleLoaded:
      'Im Buch steht eine erfundene Praxis. Nichts davon kommt zu Google; ein Konto lässt sich verbinden, sobald sie entfernt ist.',
    sampleHasBookings:
      'Sie passt nur in ein Buch ohne Termine: Nichts Erfundenes soll zwischen Ihre geraten.',
    sampleConnected:
      'Solange ein Google-Konto verbunden ist, lässt sie sich nicht laden: Nichts Erfundenes soll in Ihren Kalender kommen.',
    loadSample: 'Mit einer Beispielpraxis ausprobieren',
    removeSample: 'Beispielpraxis entfernen',
    sampleThere: 'Die Beispielpraxis ist da',
    sampleThereAbout: 'Sehen Sie sich um, und entfernen Sie sie hier, wann Sie mögen.',
    removeTitle: 'Beispielpraxis entfernen?',
    removeAbout:
      'Ihre Kunden, Leistungen und Termine verschwinden, auch was Sie daran geändert haben. Was Sie selbst eingetragen haben, bleibt.',
    keepSample: 'Behalten',
    removed: 'Die Beispielpraxis ist entfernt',
    removedAll: 'Was Sie selbst eingetragen haben, ist vollständig da.',
    removedBut_one:
      '{{count}} Eintrag der Beispielpraxis bleibt, weil etwas von Ihnen daran hängt: {{names}}.',
    removedBut_other:
      '{{count}} Einträge der Beispielpraxis bleiben, weil etwas von Ihnen daran hängt: {{names}}.',
  },
  about: {
    title: 'Über die App',
    version: 'Version',
    system: 'System',
    copyReport: 'Bericht kopieren',
    saveReport: 'Bericht speichern\u00a0…',
    reportCopied: 'Bericht kopiert',
    reportCopiedAbout: 'Er nennt keine Kunden und keine Termine. Fügen Sie ihn in eine E-Mail ein.',
    reportSaved: 'Bericht gespeichert',
    reportSavedAbout: 'Er nennt keine Kunden und keine Termine.',
    reportAbout:
      'Ein Bericht sagt, wie es der App geht, für alle, die Ihnen helfen. Er nennt keine Kunden und keine Termine.',
  },
};
