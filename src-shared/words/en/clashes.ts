/** What is in the way of a time. The reasons stand in a sentence that goes on, so that they have no full stop. */
export const clashes = {
  refused: '{{reason}}. Nothing was changed. Choose another time, or book it anyway.',
  refusedMore_one:
    '{{reason}} and {{count}} more. Nothing was changed. Choose another time, or book it anyway.',
  refusedMore_other:
    '{{reason}} and {{count}} more. Nothing was changed. Choose another time, or book it anyway.',
  booking: 'This time overlaps {{title}}, {{when}}',
  busy: 'This time overlaps “{{title}}” in your calendar, {{when}}',
  closed: 'The practice is closed at this time',
  timeOff: 'This time lies in your time off',
  timeOffFor: 'This time lies in your time off ({{label}})',
  holiday: 'The practice is closed on this day ({{name}})',
  name: {
    closed: 'closing time',
    timeOff: 'your time off',
  },
} as const;
