import type { clashes as english } from '../en/clashes.ts';
import type { Translated } from '../translated.ts';

export const clashes: Translated<typeof english> = {
  refused:
    '{{reason}}. Es wurde nichts geändert. Wählen Sie eine andere Zeit, oder buchen Sie trotzdem.',
  refusedMore_one:
    '{{reason}} und {{count}} weitere Überschneidung. Es wurde nichts geändert. Wählen Sie eine andere Zeit, oder buchen Sie trotzdem.',
  refusedMore_other:
    '{{reason}} und {{count}} weitere Überschneidungen. Es wurde nichts geändert. Wählen Sie eine andere Zeit, oder buchen Sie trotzdem.',
  booking: 'Diese Zeit überschneidet sich mit {{title}}, {{when}}',
  busy: 'Diese Zeit überschneidet sich mit „{{title}}“ in Ihrem Kalender, {{when}}',
  closed: 'Die Praxis ist zu dieser Zeit geschlossen',
  timeOff: 'Diese Zeit liegt in Ihrer Abwesenheit',
  timeOffFor: 'Diese Zeit liegt in Ihrer Abwesenheit ({{label}})',
  holiday: 'Die Praxis ist an diesem Tag geschlossen ({{name}})',
  name: {
    closed: 'Schließzeit',
    timeOff: 'Ihre Abwesenheit',
  },
};
