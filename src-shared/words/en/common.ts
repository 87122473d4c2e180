/** Words that several parts of the window share. */
export const common = {
  when: {
    allDay: 'all day',
    justNow: 'just now',
    inAMoment: 'in a moment',
    minutesAgo: '{{minutes}} min ago',
    inMinutes: 'in {{minutes}} min',
    today: 'at {{time}}',
    yesterday: 'yesterday at {{time}}',
    tomorrow: 'tomorrow at {{time}}',
    onDay: 'on {{day}} at {{time}}',
  },
  length: {
    minutes: '{{minutes}} min',
    hours: '{{hours}} h',
    both: '{{hours}} h {{minutes}} min',
  },
} as const;
