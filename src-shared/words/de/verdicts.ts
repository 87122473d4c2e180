import type { verdicts as english } from '../en/verdicts.ts';
import type { Translated } from '../translated.ts';

export const verdicts: Translated<typeof english> = {
  diskFull: {
    cause: 'Der Datenträger ist voll, daher kann nichts Neues gespeichert werden.',
    remedy: 'Schaffen Sie Platz. Was als gespeichert gemeldet wurde, ist sicher.',
  },
  notConnected: {
    cause: 'Es ist kein Google-Konto verbunden. Ihre Termine liegen auf diesem Rechner.',
    remedy:
      'Verbinden Sie eines in den Einstellungen, wenn Ihr Kalender mit dem Terminbuch übereinstimmen soll.',
  },
  keychainLocked: {
    cause:
      'Der Schlüsselbund dieses Rechners öffnet sich nicht, daher kann die Verbindung nicht benutzt werden.',
    remedy:
      'Entsperren Sie ihn (melden Sie sich neu an, oder öffnen Sie Ihre Passwort-App), dann „Jetzt abgleichen“.',
  },
  clockWrong: {
    fast: 'Die Uhr dieses Rechners geht {{minutes}} Minuten vor.',
    slow: 'Die Uhr dieses Rechners geht {{minutes}} Minuten nach.',
    remedy:
      'Lassen Sie das System seine Uhr selbst stellen; Google lehnt ab, was aus einer anderen Zeit kommt.',
  },
  accessEnded: {
    cause: 'Google hat den Zugriff dieser App auf Ihr Konto beendet.',
    remedy:
      'Wählen Sie in den Einstellungen „Neu verbinden“. Es geht nichts verloren: Was wartet, wird dann übertragen.',
  },
  noNetwork: 'Es gibt kein Netz, oder Google ist darüber nicht zu erreichen.',
  well: 'Alles läuft, wie es soll.',
  quota: 'Google bittet um eine Pause, weil es viele Anfragen waren.',
  calendarGone: {
    cause: 'Einen Kalender, der benutzt wurde, gibt es bei Google nicht mehr.',
    remedy:
      'Wählen Sie in den Einstellungen einen anderen für Ihre Termine; sie sind alle noch hier.',
  },
  noRights: {
    cause: 'Google lässt diese App den Kalender nicht ändern.',
    remedy:
      'Bitten Sie den Eigentümer, Ihnen Änderungen zu erlauben, oder wählen Sie in den Einstellungen einen anderen Kalender.',
  },
  googleTrouble: 'Bei Google gibt es eine Störung. Alles wird noch einmal versucht.',
  refused: {
    cause: 'Google hat einige Termine abgelehnt. Bei jedem steht auf dieser Seite, warum.',
    remedy: 'Ändern Sie, was dort genannt ist, dann „Erneut versuchen“.',
  },
  headline: {
    notConnected: 'Nicht mit Google Kalender verbunden. Ihre Termine bleiben hier.',
    notStarted:
      'Verbunden. Sehen Sie nach, was der erste Abgleich tun würde, und beginnen Sie ihn dann.',
    noTarget: 'Verbunden. Wählen Sie den Kalender, in den Ihre Termine kommen.',
    syncing: 'Abgleich mit Google Kalender läuft …',
    offline: 'Kein Netz. Alles bleibt hier und wird übertragen, sobald das Netz wieder da ist.',
    offlineAndPaused:
      'Kein Netz, und angehalten: Nichts wird in den Kalender übertragen, bevor Sie entschieden haben.',
    paused:
      'Angehalten: Der Kalender würde viele Termine auf einmal ändern. Bitte entscheiden Sie.',
    broken:
      'Der Abgleich konnte nicht mit der Datenbank arbeiten. Es geht nichts verloren; es wird noch einmal versucht.',
    failed_one: 'Ein Termin konnte nicht übertragen werden; der Grund steht dabei.',
    failed_other:
      '{{count}} Termine konnten nicht übertragen werden; der Grund steht jeweils dabei.',
    decision: 'Abgeglichen. Etwas braucht Ihre Entscheidung.',
    waiting: 'Wartet auf die Übertragung.',
    idle: 'Alles steht in Google Kalender.',
  },
  decision: {
    remoteDelete: 'Im Kalender gelöscht. Auch hier absagen oder wieder eintragen?',
    fields:
      'Hier und im Kalender geändert. Ihre Fassung wurde behalten; die andere kann übernommen werden.',
    rule: 'Der Kalender sagt etwas, das hier nicht passt. Ihre Fassung wurde behalten.',
    duplicate: 'Ein zweites Mal im Kalender gefunden.',
    other: 'Braucht eine Entscheidung.',
  },
  aCalendar: 'ein Kalender',
};
