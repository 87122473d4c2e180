import type { refusals as english } from '../en/refusals.ts';
import type { Translated } from '../translated.ts';

export const refusals: Translated<typeof english> = {
  nothingChanged: '{{reason}} Es wurde nichts geändert.',
  unexpected: 'Etwas ist schiefgegangen. Es wurde nichts geändert.',
  untrusted: 'Diese Seite darf nichts anfragen.',
  quitting: 'Die App wird gerade beendet.',
  noRequest: 'Eine solche Anfrage gibt es nicht.',
  unreadable: 'Das ist nicht lesbar.',
  keychainQuitting: 'Die App wird beendet, daher wird der Schlüsselbund nicht mehr benutzt.',
  keychain: {
    read: 'Der Schlüsselbund des Systems ließ sich nicht lesen. Ihre Termine sind sicher. Entsperren Sie den Schlüsselbund, und versuchen Sie es dann noch einmal.',
    store:
      'Der Schlüsselbund des Systems konnte den Zugang zu Ihrem Kalender nicht ablegen. Ihre Termine sind sicher. Entsperren Sie den Schlüsselbund, und versuchen Sie es dann noch einmal.',
    remove:
      'Der Schlüsselbund des Systems konnte einen Eintrag nicht entfernen. Ihre Termine sind sicher. Entsperren Sie den Schlüsselbund, und versuchen Sie es dann noch einmal.',
  },
  input: {
    clientName: 'ein Kunde braucht einen Namen',
    serviceName: 'eine Leistung braucht einen Namen',
    packageName: 'ein Paket braucht einen Namen',
    time: 'eine Uhrzeit wie 09:30',
    quietTime: 'eine Uhrzeit wie 21:30',
    wallTime: 'Tag und Uhrzeit wie 2026-03-02T09:00',
    noSuchTime: 'diesen Tag oder diese Uhrzeit gibt es nicht',
    timeZone: 'eine unbekannte Zeitzone',
    range: 'der Zeitraum darf nicht leer sein',
    endAfterStart: 'das Ende muss nach dem Anfang liegen',
    lastDay: 'der letzte Tag darf nicht vor dem ersten liegen',
    weekday: 'wählen Sie mindestens einen Wochentag',
    weekdayTwice: 'ein Wochentag ist doppelt genannt',
    quietHours: 'Die Ruhezeit muss zu einer anderen Uhrzeit enden, als sie beginnt.',
    prefix: 'nur Buchstaben, Ziffern und - / _',
  },
  unknown: {
    client: 'Diesen Kunden gibt es hier nicht. Es wurde nichts geändert. Wählen Sie einen anderen.',
    service: 'Diese Leistung gibt es hier nicht. Es wurde nichts geändert. Wählen Sie eine andere.',
    clientNotBooked:
      'Diesen Kunden gibt es hier nicht. Es wurde nichts gebucht. Wählen Sie einen anderen.',
    serviceNotBooked:
      'Diese Leistung gibt es hier nicht. Es wurde nichts gebucht. Wählen Sie eine andere.',
    buyer: 'Diesen Kunden gibt es hier nicht. Wählen Sie einen anderen.',
    boughtService: 'Diese Leistung gibt es hier nicht. Wählen Sie eine andere.',
  },
  gone: {
    booking: 'Dieser Termin ist nicht mehr im Terminbuch. Es wurde nichts geändert.',
    client: 'Dieser Kunde ist nicht mehr im Terminbuch. Es wurde nichts geändert.',
    service: 'Diese Leistung ist nicht mehr im Terminbuch. Es wurde nichts geändert.',
    package: 'Dieses Paket ist nicht mehr im Terminbuch. Es wurde nichts geändert.',
    series: 'Diese Serie ist nicht mehr im Terminbuch. Es wurde nichts geändert.',
    timeOff: 'Diese Abwesenheit ist nicht mehr im Terminbuch. Es wurde nichts geändert.',
    opening: 'Diese angebotene Zeit gibt es nicht mehr. Es wurde nichts geändert.',
    weeklyOpening:
      'Diese wöchentlich angebotene Zeit ist nicht mehr im Terminbuch. Es wurde nichts geändert.',
    waiting: 'Dieser Eintrag ist nicht mehr auf der Warteliste. Es wurde nichts geändert.',
    step: 'Dieser Schritt ist nicht im Verlauf des Termins. Es wurde nichts geändert.',
  },
  meanwhile: {
    booking:
      'Dieser Termin hat sich geändert, seit er geöffnet wurde. Von Ihnen wurde noch nichts gespeichert. Sehen Sie ihn noch einmal an, und ändern Sie ihn dann.',
    opening:
      'Diese angebotene Zeit hat sich geändert, seit sie geöffnet wurde. Von Ihnen wurde noch nichts gespeichert. Sehen Sie sie noch einmal an, und ändern Sie sie dann.',
    package:
      'Dieses Paket hat sich geändert, seit es geöffnet wurde. Von Ihnen wurde noch nichts gespeichert. Sehen Sie es noch einmal an, und ändern Sie es dann.',
    merged:
      '{{name}} wurde inzwischen mit einem anderen Eintrag zusammengeführt. Es wurde nichts geändert. Öffnen Sie jenen, und ändern Sie ihn dann.',
    mergedPair:
      'Einer der beiden wurde schon zusammengeführt. Es wurde nichts geändert. Sehen Sie die doppelten Einträge noch einmal an.',
  },
  life: {
    restoreFirst:
      'Dieser Termin ist abgesagt. Stellen Sie ihn erst wieder her, und ändern Sie dann seinen Status.',
    tookPlaceCancelled:
      'Er hat stattgefunden und kann daher nicht abgesagt werden. War das ein Versehen, setzen Sie ihn erst auf „bestätigt“ zurück.',
    tookPlaceNoShow:
      'Er hat stattgefunden, also ist der Kunde erschienen. War das ein Versehen, setzen Sie ihn erst auf „bestätigt“ zurück.',
    arrivedNoShow:
      'Der Kunde ist da, also ist er erschienen. War das ein Versehen, setzen Sie den Termin erst auf „bestätigt“ zurück.',
    pastTentative:
      'Die Zeit für „vorgemerkt“ ist vorbei: Es ging von dort aus weiter. Setzen Sie den Termin erst auf „bestätigt“ zurück.',
    dayToCome: 'Sein Tag ist noch nicht da ({{when}}), also kann noch niemand da sein.',
    dayOver: 'Sein Tag ist vorbei. Wählen Sie stattdessen „erledigt“ oder „nicht erschienen“.',
    notBegunCompleted: 'Er hat noch nicht begonnen ({{when}}) und kann daher nicht erledigt sein.',
    notBegunNoShow: 'Er hat noch nicht begonnen ({{when}}), der Kunde kann also noch kommen.',
    paidNoShow:
      'Er ist bezahlt, und wer nicht erscheint, schuldet nichts. Nehmen Sie erst die Zahlung zurück; was der Kunde trotzdem zahlt, können Sie danach eintragen.',
    receiptedNoShow:
      'Er ist bezahlt, und die Quittung {{receipt}} wurde ausgestellt. Stornieren Sie erst die Quittung, und nehmen Sie die Zahlung zurück.',
    movedLater:
      'Der Termin würde später beginnen ({{when}}), aber laut Status ist seine Zeit gekommen. Setzen Sie ihn erst auf „bestätigt“ zurück, und verschieben Sie ihn dann.',
    repriced:
      'Auf der Quittung {{receipt}} steht ein anderer Preis. Stornieren Sie erst die Quittung, und ändern Sie dann den Preis.',
    noWayBack: 'Dieser Schritt lässt sich nicht rückgängig machen. Es wurde nichts geändert.',
    cancelledStep:
      'Dieser Termin ist abgesagt. Es wurde nichts geändert. Stellen Sie ihn erst wieder her, und nehmen Sie dann diesen Schritt zurück.',
    unreadable: 'Die früheren Angaben sind nicht mehr lesbar. Es wurde nichts geändert.',
  },
  payment: {
    byPackage:
      'Dieser Termin verbraucht eine Sitzung eines Pakets, das vorab bezahlt wurde. Nehmen Sie ihn erst aus dem Paket.',
    paidAlready:
      'Dieser Termin ist schon bezahlt. Nehmen Sie erst jene Zahlung zurück, und tragen Sie dann die richtige ein.',
    receipted: 'Laut Quittung {{receipt}} ist er bezahlt. Stornieren Sie erst die Quittung.',
  },
  package: {
    gone: 'Dieses Paket gibt es nicht mehr.',
    ofAnother: 'Das Paket „{{name}}“ gehört einem anderen Kunden.',
    paidAlready:
      'Dieser Termin ist schon bezahlt. Nehmen Sie erst die Zahlung zurück, und nutzen Sie dann das Paket.',
    otherService: 'Das Paket „{{name}}“ gilt für eine andere Leistung.',
    tooLate: 'Das Paket „{{name}}“ gilt bis {{day}}, und der Termin liegt später.',
    usedUp_one: 'Die einzige Sitzung des Pakets „{{name}}“ ist verbraucht oder gebucht.',
    usedUp_other: 'Alle {{count}} Sitzungen des Pakets „{{name}}“ sind verbraucht oder gebucht.',
    receipted:
      'Dafür wurde die Quittung {{receipt}} ausgestellt. Stornieren Sie erst die Quittung.',
    inUse: 'Termine nutzen Sitzungen dieses Pakets. Nehmen Sie sie erst aus dem Paket.',
    receiptDiffers:
      'Auf der Quittung {{receipt}} steht es anders. Stornieren Sie erst die Quittung.',
    tooFew:
      '{{taken}} seiner Sitzungen sind schon verbraucht oder gebucht, es kann also nicht nur {{wanted}} haben.',
    stillInUse:
      'Termine nutzen Sitzungen des Pakets „{{name}}“. Es wurde nichts geändert. Nehmen Sie sie erst aus dem Paket.',
    stillReceipted:
      'Für dieses Paket wurde die Quittung {{receipt}} ausgestellt. Es wurde nichts geändert. Stornieren Sie erst die Quittung.',
  },
  receipt: {
    cancelledAlready: 'Die Quittung {{number}} wurde schon storniert, durch {{by}}.',
    isCancellation:
      'Diese Quittung storniert selbst eine andere. Stellen Sie stattdessen eine neue aus.',
    noBooking: 'Dieser Termin ist nicht mehr im Terminbuch.',
    noPackage: 'Dieses Paket ist nicht mehr im Terminbuch.',
    unpaid:
      'Dieser Termin ist noch nicht bezahlt. Tragen Sie erst die Zahlung ein, und stellen Sie dann die Quittung aus.',
    unknown: 'Eine Quittung {{number}} gibt es nicht.',
    second:
      'Dafür wurde schon die Quittung {{number}} ausgestellt. Speichern Sie jene, oder stornieren Sie sie erst.',
    noSender:
      'Eine Quittung braucht Namen und Anschrift der Praxis. Tragen Sie beides unter „Einstellungen“, „Quittungen“ ein, und stellen Sie sie dann aus.',
    notSaved:
      'Die Quittung ließ sich dort nicht speichern. Im Terminbuch ist sie sicher. Wählen Sie einen anderen Ort.',
  },
  series: {
    severalWeekdays:
      'Diese Serie liegt auf mehreren Wochentagen, daher lässt sich für mehr als einen Termin nur die Uhrzeit ändern. Es wurde nichts geändert. Ändern Sie den Tag nur dieses Termins, oder beenden Sie die Serie hier, und buchen Sie eine neue.',
    notOfSeries:
      'Dieser Termin gehört zu keiner Serie mehr. Es wurde nichts geändert. Ändern Sie ihn für sich.',
    nothingToCome:
      'Von dieser Serie steht nichts mehr bevor. Was vergangen, erledigt oder abgesagt ist, wird nie mit anderen geändert. Ändern Sie diesen Termin für sich.',
    allDay:
      'Eine Serie hat eine Uhrzeit. Es wurde nichts geändert. Machen Sie nur diesen Termin ganztägig.',
    statusAlone:
      'Was aus einem Termin wurde, wird für jeden einzeln gesagt. Es wurde nichts geändert. Ändern Sie nur diesen.',
    noDate:
      'Diese Serie hat keinen einzigen Tag. Es wurde nichts gebucht. Wählen Sie ein späteres Ende oder andere Tage.',
    allSkipped:
      'Jeder Tag dieser Serie ist ausgelassen. Es wurde nichts gebucht. Behalten Sie mindestens einen.',
    nothingOpen: 'Kein Tag dieser Serie wartet mehr auf Sie. Es wurde nichts geändert.',
    unsettled:
      'Die Serie lässt sich so nicht buchen: {{when}}. Es wurde nichts geändert. Sagen Sie für jeden dieser Tage, ob er ausgelassen, verschoben oder trotzdem gebucht werden soll.',
    unsettledMore_one:
      'Die Serie lässt sich so nicht buchen: {{when}} und {{count}} weiterer Tag. Es wurde nichts geändert. Sagen Sie für jeden dieser Tage, ob er ausgelassen, verschoben oder trotzdem gebucht werden soll.',
    unsettledMore_other:
      'Die Serie lässt sich so nicht buchen: {{when}} und {{count}} weitere Tage. Es wurde nichts geändert. Sagen Sie für jeden dieser Tage, ob er ausgelassen, verschoben oder trotzdem gebucht werden soll.',
  },
  hours: {
    wrong:
      '{{fault}}. Es wurde nichts geändert. Berichtigen Sie die Sprechzeiten, und speichern Sie dann noch einmal.',
    stray: '{{weekday}} sollte nicht geändert werden, hat aber Sprechzeiten',
    dayTwice: 'Ein Tag wurde zweimal gewählt',
    otherYear: 'Nicht alle diese Tage liegen im Jahr {{year}}',
    endsBefore:
      'Die Sprechzeit {{hours}} am {{weekday}} würde vor dem Tag enden, an dem sie beginnt',
    overlap: 'Am {{weekday}} überschneiden sich zwei Zeiten, {{one}} und {{other}}',
    dayOverlap: 'An diesem Tag überschneiden sich zwei Zeiten, {{one}} und {{other}}',
    emptyDay:
      'Der Tag muss nach seinem Anfang enden. Es wurde nichts geändert. Wählen Sie ein späteres Ende oder einen früheren Anfang.',
    unclear:
      'Einige künftige Termine oder angebotene Zeiten lägen zu einer Uhrzeit, die es dort an ihrem Tag nicht oder zweimal gibt. Es wurde nichts geändert. Verschieben Sie diese zuerst, oder lassen Sie alles auf seinem Zeitpunkt.',
  },
  waiting: {
    daysInOrder: 'Der letzte Tag darf nicht vor dem ersten liegen. Es wurde nichts geändert.',
  },
  clients: {
    same: 'Das ist derselbe Eintrag. Es wurde nichts geändert. Wählen Sie zwei verschiedene.',
    used: '{{name}} hat inzwischen Termine und bleibt daher im Terminbuch. Es wurde nichts geändert. Archivieren Sie den Eintrag, um ihn auszublenden.',
  },
  services: {
    used: '{{name}} hat inzwischen Termine oder angebotene Zeiten und bleibt daher im Terminbuch. Es wurde nichts geändert. Archivieren Sie die Leistung, um sie auszublenden.',
  },
  step: {
    nothing: {
      undone: 'Es gibt nichts rückgängig zu machen.',
      redone: 'Es gibt nichts zu wiederholen.',
    },
    tooFar: {
      undone:
        'Dieser Schritt liegt zu weit zurück, um ihn rückgängig zu machen. Es wurde nichts geändert.',
      redone:
        'Dieser Schritt liegt zu weit zurück, um ihn zu wiederholen. Es wurde nichts geändert.',
    },
    already: {
      undone: 'Das wurde schon rückgängig gemacht. Es wurde nichts geändert.',
      redone: 'Das wurde schon wiederholt. Es wurde nichts geändert.',
    },
    needed: {
      undone:
        'Das ließ sich nicht rückgängig machen: Etwas, das seitdem eingetragen wurde, gehört dazu. Es wurde nichts geändert.',
      redone:
        'Das ließ sich nicht wiederholen: Etwas, das seitdem eingetragen wurde, gehört dazu. Es wurde nichts geändert.',
    },
    unknownKind: {
      undone:
        'Diese Fassung der App weiß nicht, wie sie „{{label}}“ rückgängig machen soll. Es wurde nichts geändert.',
      redone:
        'Diese Fassung der App weiß nicht, wie sie „{{label}}“ wiederholen soll. Es wurde nichts geändert.',
    },
    overtaken: {
      undone:
        '„{{label}}“ ließ sich nicht rückgängig machen – {{cause}}. Es wurde nichts geändert.',
      redone: '„{{label}}“ ließ sich nicht wiederholen – {{cause}}. Es wurde nichts geändert.',
    },
  },
  decision: {
    unknown: 'Diese Entscheidung gibt es nicht. Es wurde nichts geändert.',
    unfit: 'Diese Entscheidung passt hier nicht. Es wurde nichts geändert.',
    overlap:
      'Die Zeit aus dem Kalender überschneidet sich mit einem anderen Termin. Es wurde nichts geändert. Sie können trotzdem buchen.',
    privacy:
      'Der Text aus dem Kalender lässt sich nicht übernehmen, solange für den Kalender diese Privatsphäre eingestellt ist. Es wurde nichts geändert.',
    adoptOverlap:
      'Er überschneidet sich mit einem anderen Termin. Es wurde nichts geändert. Sie können ihn trotzdem aufnehmen.',
    cancelReason: 'Im Kalender gelöscht',
  },
  account: {
    unknown: 'Dieses Konto ist hier nicht bekannt. Es wurde nichts geändert.',
    unknownCalendar:
      'Dieser Kalender ist hier nicht bekannt. Es wurde nichts geändert. Laden Sie die Liste neu.',
    notConnected:
      '{{email}} ist zurzeit nicht verbunden. Es wurde nichts geändert. Verbinden Sie das Konto erneut.',
    mayNotCreate:
      'Google durfte dieser App nicht erlauben, Kalender anzulegen. Verbinden Sie das Konto erneut und haken Sie das Kästchen an, oder legen Sie den Kalender in Google Kalender an und laden Sie die Liste hier neu.',
    perhapsCreated:
      '{{what}} Vielleicht wurde der Kalender angelegt, vielleicht nicht: Laden Sie die Liste neu, bevor Sie es noch einmal versuchen.',
    readOnly:
      'Google lässt dieses Konto „{{calendar}}“ nur lesen. Es wurde nichts geändert. Wählen Sie einen eigenen Kalender des Kontos.',
    isTarget:
      'In diesen Kalender kommen Ihre Termine, daher gilt alles andere darin als belegt. Es wurde nichts geändert. Wählen Sie erst einen anderen Kalender für Termine.',
    signingIn:
      'Die Seite von Google ist schon in Ihrem Browser offen. Machen Sie dort weiter, oder brechen Sie hier erst ab.',
    noClient:
      'Der OAuth-Client fehlt. Tragen Sie erst Client-ID und Clientschlüssel ein, oder wählen Sie seine Datei.',
    noSecret: 'Der Clientschlüssel fehlt. Es wurde nichts geändert.',
  },
  clientFile: {
    wrong:
      '{{what}} Es wurde nichts geändert. Legen Sie in Google Cloud unter „APIs & Services“ → „Credentials“ einen OAuth-Client vom Typ „Desktop app“ an, laden Sie seine JSON-Datei herunter, und wählen Sie diese.',
    webClient:
      'Diese Datei gehört zu einem Client vom Typ „Web application“, der sich nicht aus einer Desktop-App anmelden kann.',
    serviceAccount:
      'Diese Datei ist der Schlüssel eines Dienstkontos, in dem Ihr Kalender nicht liegt.',
    person: 'Diese Datei enthält die Anmeldung einer Person, keinen Client.',
    noClient: 'Diese JSON-Datei ist kein OAuth-Client von Google.',
    incomplete:
      'Der Client in dieser Datei ist unvollständig: {{missing}} fehlt oder ist nicht so, wie Google es schreibt.',
    noJson: 'Diese Datei ist keine JSON-Datei.',
    unreadable: 'Diese Datei ist nicht lesbar. Es wurde nichts geändert.',
    tooLarge: 'Diese Datei ist zu groß für einen OAuth-Client. Es wurde nichts geändert.',
  },
  signIn: {
    denied:
      'Der Zugriff wurde auf der Seite von Google verweigert. Es wurde nichts geändert. Um zu verbinden, beginnen Sie neu, und wählen Sie dort „Weiter“. Wenn Google selbst abgelehnt hat, nehmen Sie Ihre Adresse unter die Testnutzer Ihres Google-Cloud-Projekts auf.',
    unavailable:
      'Die Anmeldung bei Google geht gerade nicht. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.',
    ended:
      'Google hat die Anmeldung mit „{{error}}“ beendet. Es wurde nichts geändert. Prüfen Sie den OAuth-Client in Google Cloud (Typ „Desktop app“, Google Calendar API eingeschaltet), und verbinden Sie dann erneut.',
    unreachable:
      '{{why}} Es wurde nichts geändert. Prüfen Sie das Netz, und verbinden Sie dann erneut.',
    clientRefused:
      'Google nimmt diese Client-ID und diesen Clientschlüssel nicht an. Es wurde nichts geändert. Laden Sie die JSON-Datei des Clients in Google Cloud neu herunter (vielleicht wurde der Clientschlüssel ersetzt), wählen Sie sie, und verbinden Sie dann erneut.',
    tooLate:
      'Google nimmt diese Anmeldung nicht mehr an: Sie wurde schon benutzt, oder es hat zu lange gedauert. Es wurde nichts geändert. Verbinden Sie erneut.',
    answered:
      'Der Anmeldedienst von Google hat mit {{status}} geantwortet. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.',
    answeredCode:
      'Der Anmeldedienst von Google hat mit {{status}} ({{code}}) geantwortet. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.',
    noBrowser:
      'Ihr Browser ließ sich nicht öffnen. Es wurde nichts geändert. Prüfen Sie, ob ein Standardbrowser eingestellt ist, und verbinden Sie dann erneut.',
    oneHour:
      'Google hat nur für eine Stunde Zugriff gegeben. Es wurde nichts gespeichert. Entfernen Sie diese App unter https://myaccount.google.com/connections, und verbinden Sie dann erneut.',
    noIdentity:
      'Google hat nicht gesagt, welches Konto verbunden wurde. Es wurde nichts gespeichert. Verbinden Sie erneut.',
    cancelled: 'Das Verbinden wurde abgebrochen. Es wurde nichts geändert.',
    timedOut:
      'Von der Seite von Google kam in {{minutes}} Minuten keine Antwort. Es wurde nichts geändert. Verbinden Sie erneut; wenn die Seite von Google einen Fehler gezeigt hat, prüfen Sie, ob der OAuth-Client vom Typ „Desktop app“ ist und Sie unter seinen Testnutzern sind.',
    scopes:
      'Google hat Sie ohne {{boxes}} verbunden, und ohne das kann die App nicht arbeiten. Es wurde nichts gespeichert und nichts übertragen. Verbinden Sie erneut, und haken Sie auf der Seite von Google dieses Kästchen an (oder „Alle auswählen“), bevor Sie fortfahren.',
    box: '„{{name}}“',
    boxes: {
      events: 'Termine in allen Ihren Kalendern ansehen und bearbeiten',
      calendars: 'Liste der Google-Kalender ansehen, die Sie abonniert haben',
    },
  },
  file: {
    notWritten:
      'Die Datei lässt sich dort nicht schreiben. Es wurde nichts gespeichert. Wählen Sie einen anderen Ordner.',
    sheetNotDrawn:
      'Das Blatt wurde nicht rechtzeitig fertig. Es wurde nichts gespeichert. Bitte versuchen Sie es noch einmal.',
    sheetNotWritten:
      'Das Blatt lässt sich dort nicht schreiben. Ihr Terminbuch ist nicht betroffen. Wählen Sie einen anderen Ordner.',
    notPrinted:
      'Das System konnte nicht drucken. Speichern Sie das Blatt als PDF, und drucken Sie dieses.',
  },
  book: {
    inUse:
      'Dieses Terminbuch ist schon in einem anderen laufenden Appointment Agent offen. Es wurde nichts geändert. Machen Sie dort weiter, oder beenden Sie jenen zuerst.',
    otherProgram:
      'Die Datei des Terminbuchs ist die Datenbank eines anderen Programms. Sie wurde nicht geändert. Legen Sie sie woanders hin, und starten Sie die App dann erneut.',
    newer:
      'Dieses Terminbuch wurde zuletzt mit einer neueren Version von Appointment Agent benutzt. Es wurde nichts geändert. Bitte installieren Sie wieder die neuere Version, um es zu öffnen.',
  },
};
