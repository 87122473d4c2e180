/** Printed sheets and reports. */
export const print = {
  menu: {
    day: 'Print this day',
    week: 'Print this week',
    save: 'Save as PDF…',
    saveWithNotes: 'Save as PDF with notes…',
    print: 'Print…',
    saved: 'Sheet saved',
  },
  sheet: {
    title: 'Appointments {{days}}',
    week: 'Week {{number}}',
    asOf: 'as of {{day}}',
    notes: 'Notes',
    tentative: '{{name}} (tentative)',
    busy: 'Busy',
  },
} as const;
