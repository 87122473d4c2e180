import type { common as english } from '../en/common.ts';
import type { Translated } from '../translated.ts';

export const common: Translated<typeof english> = {
  when: {
    allDay: 'ganztägig',
    justNow: 'gerade eben',
    inAMoment: 'gleich',
    minutesAgo: 'vor {{minutes}}\u00a0Min.',
    inMinutes: 'in {{minutes}}\u00a0Min.',
    today: 'um {{time}}',
    yesterday: 'gestern um {{time}}',
    tomorrow: 'morgen um {{time}}',
    onDay: 'am {{day}} um {{time}}',
  },
  length: {
    minutes: '{{minutes}}\u00a0Min.',
    hours: '{{hours}}\u00a0Std.',
    both: '{{hours}}\u00a0Std. {{minutes}}\u00a0Min.',
  },
  syncStatus: {
    pending: 'wartet auf die Übertragung',
    synced: 'abgeglichen',
    failed: 'fehlgeschlagen',
    conflict: 'Entscheidung nötig',
    deleted: 'aus dem Kalender entfernt',
  },
  failure: {
    'invalid-input': 'So lässt sich das nicht speichern',
    'not-found': 'Das ist nicht mehr da',
    overlap: 'Diese Zeit ist belegt',
    'changed-meanwhile': 'Dieser Termin hat sich inzwischen geändert',
    'not-allowed': 'Das geht gerade nicht',
    'not-connected': 'Kein Kalender ist verbunden',
    'no-keychain': 'Dieser Rechner hat keinen Schlüsselbund',
    cancelled: 'Abgebrochen',
    offline: 'Kein Netz',
    'remote-refused': 'Google hat das nicht angenommen',
    internal: 'Etwas ist schiefgegangen',
    unanswered: 'Die App konnte das nicht ausführen. Es wurde nichts geändert.',
    inWindow: 'In diesem Fenster ist etwas schiefgegangen. Es wurde nichts geändert.',
  },
  safe: {
    offline:
      'Was Sie eintragen, bleibt auf diesem Rechner und wird übertragen, sobald es wieder Netz gibt.',
    'remote-refused': 'Ihr Terminbuch auf diesem Rechner bleibt, wie es ist.',
    'not-connected':
      'Termine bleiben auf diesem Rechner. Verbinden Sie in den Einstellungen einen Kalender, um sie zu übertragen.',
  },
  close: 'Schließen',
  undo: 'Rückgängig',
  dismissMessage: 'Meldung ausblenden',
  suggestions: 'Vorschläge: {{label}}',
  archived: 'archiviert',
};
