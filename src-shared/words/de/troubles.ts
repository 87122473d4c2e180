import type { troubles as english } from '../en/troubles.ts';
import type { Translated } from '../translated.ts';

export const troubles: Translated<typeof english> = {
  offline: 'Kein Netz. Alles bleibt hier gespeichert und wird übertragen, sobald es eines gibt.',
  auth: 'Google nimmt diese Verbindung nicht mehr an. Es geht nichts verloren: Verbinden Sie das Konto erneut, dann wird übertragen, was wartet.',
  pause: 'Google bittet um eine Pause. Was wartet, wird danach übertragen.',
  forbidden:
    'Google erlaubt in diesem Kalender keine Änderungen. Prüfen Sie seine Freigabe, oder wählen Sie einen anderen Kalender.',
  calendarGone:
    'Diesen Kalender gibt es bei Google nicht mehr. Ihre Termine sind alle hier; wählen Sie einen anderen Kalender.',
  readOnly:
    'Google lässt dieses Konto den Kalender nur lesen. Ihre Termine sind alle hier; wählen Sie einen anderen Kalender.',
  improper: 'Google hat nicht richtig geantwortet. Es wird noch einmal versucht.',
  server: 'Bei Google gibt es eine Störung ({{status}}). Es wird noch einmal versucht.',
  serverUnknown: 'Bei Google gibt es eine Störung (ohne Status). Es wird noch einmal versucht.',
  refused: 'Google hat abgelehnt: {{cause}}',
  refusedItem: 'Google hat es abgelehnt: {{cause}}',
  taken: 'Der Kalender kennt diesen Eintrag schon. Als Nächstes wird nachgesehen, was darin steht.',
  keepsChanging: 'Der Eintrag ändert sich im Kalender fortwährend. Es wird noch einmal versucht.',
  unreadable:
    'Der Eintrag im Kalender ist nicht lesbar: {{problem}} Ihr Termin ist sicher. Berichtigen Sie ihn dort, oder schreiben Sie mit „Erneut versuchen“ Ihre Fassung zurück.',
  reconnect: 'Google bittet Sie, sich erneut zu verbinden. Es geht nichts verloren.',
  accessLost:
    'Der Zugang zu diesem Konto ist nicht mehr im Schlüsselbund. Es geht nichts verloren: Verbinden Sie es erneut, dann wird übertragen, was wartet.',
  noKeychain:
    'Dieser Rechner hat keinen Schlüsselbund, daher endete die Verbindung, als die App geschlossen wurde. Es geht nichts verloren: Verbinden Sie das Konto erneut, dann wird übertragen, was wartet.',
  notRevoked:
    'Die App wurde geschlossen, bevor Google erfahren konnte, dass sie keinen Zugriff mehr braucht. Sie können ihn unter https://myaccount.google.com/connections entfernen.',
  notListed: 'Die Kalender konnten nicht aufgelistet werden. {{why}}',
  nothingChanged: '{{what}} Es wurde nichts geändert.',
  notConnected:
    'Das Konto ist nicht verbunden. Verbinden Sie es, und sehen Sie dann noch einmal nach.',
  tooManyCalls: 'zu viele Anfragen in dieser Minute',
  partMissing: 'der Antwort fehlt dieser Teil',
  answer: {
    timedOut: 'Google hat nicht rechtzeitig geantwortet ({{causes}}).',
    unreachable: 'Google war nicht zu erreichen ({{causes}}).',
    broke: 'Die Verbindung zu Google ist abgebrochen ({{causes}}).',
    webPage: 'Statt der Antwort von Google kam eine Webseite (Status {{status}}).',
    nothingReadable: 'Als Antwort von Google kam nichts Lesbares (Status {{status}}).',
    plain: 'Google hat mit {{status}} geantwortet.',
    reason: 'Google hat mit {{status}} ({{reason}}) geantwortet.',
    words: 'Google hat mit {{status}} geantwortet: {{words}}.',
    reasonAndWords: 'Google hat mit {{status}} ({{reason}}) geantwortet: {{words}}.',
    unusable: 'Die Antwort von Google ist nicht zu gebrauchen: {{what}}.',
    noEvent: 'sie ist kein Eintrag',
    notNothing: 'auf ein Löschen darf nichts zurückkommen',
    noEvents: 'sie ist keine Liste von Einträgen',
    noWayOn: 'die Liste sagt nicht, wie sie weitergeht',
    noCalendars: 'sie ist keine Liste von Kalendern',
    endless: 'die Liste der Kalender nimmt kein Ende',
    noCalendar: 'sie nennt keinen Kalender',
    noPart: 'sie sagt nichts über diesen Eintrag',
    noVersion: 'Die Fassung des Eintrags ist hier nicht bekannt, daher wurde nichts übertragen.',
    tooManyParts:
      'Ein Stapel fasst höchstens {{most}} Änderungen, nicht {{given}}. Es wurde nichts übertragen.',
  },
  access: {
    ended:
      'Google hat den Zugriff dieser App beendet. Ihre Termine sind auf diesem Rechner sicher, und es wurde nichts übertragen. Verbinden Sie das Konto erneut. Wenn das alle 7 Tage geschieht, steht Ihr Google-Cloud-Projekt noch auf „Testing“: Veröffentlichen Sie es unter „Audience“ als „Production“.',
    notKept:
      'Der erneuerte Zugang ließ sich nicht im Schlüsselbund ablegen, daher wird er noch nicht benutzt, und es wurde nichts übertragen: {{why}}',
    unknownReason: 'Grund unbekannt',
    notRenewed: '{{why}} Der Zugang ließ sich nicht erneuern, und es wurde nichts übertragen.',
    clientRefused:
      'Google nimmt die Client-ID und den Clientschlüssel dieser App nicht mehr an. Es wurde nichts übertragen. Prüfen Sie den OAuth-Client in Google Cloud, und verbinden Sie das Konto dann erneut.',
    answered:
      'Der Anmeldedienst von Google hat mit {{status}} geantwortet. Es wurde nichts übertragen.',
    answeredCode:
      'Der Anmeldedienst von Google hat mit {{status}} ({{code}}) geantwortet. Es wurde nichts übertragen.',
    unusable: 'Der Anmeldedienst hat keine brauchbare Antwort gegeben.',
    refused:
      'Google hat den Zugriff dieser App verweigert, auch nachdem er erneuert wurde. Verbinden Sie das Konto erneut.',
  },
  event: {
    unknown: 'unbekannt.',
    form: 'Google hat {{field}} in einer Form gesendet, die nicht lesbar ist.',
    noStart: 'Er hat keinen Anfang.',
    noEnd: 'Er hat kein Ende.',
    mixed: 'Anfang und Ende sind nicht beide Tage oder beide Zeitpunkte.',
    backwards: 'Er endet nicht nach seinem Anfang.',
    firstDay: 'Sein erster Tag ist kein Tag des Kalenders.',
    lastDay: 'Sein letzter Tag ist kein Tag des Kalenders.',
    farAway: 'Er liegt außerhalb der Jahre 1900 bis 2199.',
    zone: 'Seine Zeitzone „{{zone}}“ ist hier unbekannt.',
    noMoment: {
      start: 'Sein Anfang ist kein Zeitpunkt.',
      end: 'Sein Ende ist kein Zeitpunkt.',
    },
    twoMoments: {
      start: 'Sein Anfang ist in {{zone}} kein eindeutiger Zeitpunkt: Die Uhren werden umgestellt.',
      end: 'Sein Ende ist in {{zone}} kein eindeutiger Zeitpunkt: Die Uhren werden umgestellt.',
    },
    seriesDay: 'Sein Platz in der Serie ist kein Tag des Kalenders.',
    seriesMoment: 'Sein Platz in der Serie ist kein Zeitpunkt.',
    long: {
      title: 'Sein Titel hat {{length}} Zeichen; höchstens {{limit}} sind lesbar.',
      description: 'Seine Beschreibung hat {{length}} Zeichen; höchstens {{limit}} sind lesbar.',
      location: 'Sein Ort hat {{length}} Zeichen; höchstens {{limit}} sind lesbar.',
    },
  },
};
