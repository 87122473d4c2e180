import { type Emulator, startEmulator } from '../google-emulator/server.ts';
import { dayIn, googleTimes, whenAt, type Weekday } from './days.ts';

/** Whose practice it is. */
export const owner = {
  sub: '104857600000000000007',
  email: 'mira@example.com',
  name: 'Mira Sander',
};
/** The OAuth client she made for herself. */
export const ownClient = {
  clientId: '271828182845-practice.apps.googleusercontent.com',
  clientSecret: 'GOCSPX-pretend-pretend-pretend',
};
/** The calendar that the app makes. */
export const calendarName = 'Appointments';

/** A Google of one's own, with what Mira has in her private calendar. */
export async function startSampleGoogle(options: {
  now: number;
  timeZone: string;
}): Promise<Emulator> {
  const emulator = await startEmulator({
    accounts: [{ ...owner, timeZone: options.timeZone }],
    clients: [ownClient],
  });
  emulator.control.seedEvents({ events: privateEvents(options) });
  return emulator;
}

/** The summary of the one invitation that Mira declined: it takes up none of her time. */
export const declinedSummary = 'Sales call: laser therapy';
/** One that repeats each week. */
export const weeklySummary = 'Yoga';

type EventBody = NonNullable<Parameters<Emulator['control']['seedEvents']>[0]['events']>[number];

function privateEvents({ now, timeZone }: { now: number; timeZone: string }): EventBody[] {
  const day = (week: number, weekday: Weekday): string => dayIn(week, weekday, now, timeZone);
  const at = (week: number, weekday: Weekday, time: string, minutes: number) =>
    googleTimes(whenAt(day(week, weekday), time, minutes, timeZone));
  return [
    {
      summary: weeklySummary,
      ...at(-4, 'Tue', '18:15', 75),
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TU'],
    },
    {
      summary: 'School run',
      ...at(-4, 'Mon', '08:00', 30),
      recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    },
    { summary: 'Lunch with Jonas', ...at(0, 'Wed', '12:30', 60) },
    { summary: 'Dentist', ...at(1, 'Mon', '12:40', 40) },
    { summary: 'Tax adviser', ...at(1, 'Fri', '14:00', 90) },
    {
      summary: declinedSummary,
      ...at(1, 'Thu', '12:30', 45),
      attendees: [
        { email: 'sales@example.org', responseStatus: 'accepted' },
        { email: owner.email, self: true, responseStatus: 'declined' },
      ],
    },
    {
      summary: 'Congress in Utrecht',
      start: { date: day(3, 'Thu') },
      end: { date: day(3, 'Sat') },
    },
    {
      summary: 'Mum’s birthday',
      start: { date: day(1, 'Wed') },
      end: { date: day(1, 'Thu') },
      transparency: 'transparent',
    },
  ];
}
