import type { Page } from 'playwright-core';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { googleTimes, instantAt } from './days.ts';
import type { Emulator } from '../google-emulator/server.ts';
import { ask } from './fill-practice.ts';
import { type Named, type Person, personAt } from './person.ts';
import { calendarName } from './sample-google.ts';

/** What a story is told with: a window, the person before it, and the Google behind it. */
export type World = {
  window: Page;
  person: Person;
  google: Emulator;
  /** Days of the story are counted from here. */
  now: number;
  timeZone: string;
};

/** Who listens to a story: hears what is done, what was found to hold, and gets to see the window. */
export type Listener = {
  step(title: string): void;
  holds(fact: string): void;
  picture(name: string): Promise<void>;
};

export type GoogleEvent = ReturnType<Emulator['control']['events']>[number];

export function worldOf(
  window: Page,
  google: Emulator,
  times: Pick<World, 'now' | 'timeZone'>,
): World {
  return { window, person: personAt(window), google, ...times };
}

/** The id of the calendar that the app made. */
export function appointmentsId({ google }: Pick<World, 'google'>): string {
  const found = google.control.calendars().find(({ summary }) => summary === calendarName);
  if (!found) throw new Error(`There is no calendar “${calendarName}” at Google.`);
  return found.id;
}

/** What stands in the calendar of bookings now; cancelled ones left out. */
export function eventsOf(world: Pick<World, 'google'>): GoogleEvent[] {
  return world.google.control
    .events({ calendarId: appointmentsId(world) })
    .filter(({ status }) => status !== 'cancelled');
}

/** The events that stand for a booking, as a person would look for them. */
export function eventsFor(
  world: Pick<World, 'google' | 'timeZone'>,
  { title, day, time }: Named,
): GoogleEvent[] {
  const startAt = instantAt(day, time, world.timeZone);
  return eventsOf(world).filter(
    ({ summary, start }) => summary === title && Date.parse(start?.dateTime ?? '') === startAt,
  );
}

/** Every booking from a year back to a year ahead. */
export function allBookings({ window, now }: World): Promise<BookingView[]> {
  const year = 366 * 24 * 3600_000;
  return ask(window, 'bookings.inRange', { fromAt: now - year, toAt: now + year });
}

/** What is different between the book and the calendar, in words; empty when they agree entirely. */
export async function differences(world: World): Promise<string[]> {
  const events = eventsOf(world);
  const wanted = (await allBookings(world)).filter(({ status }) => status !== 'cancelled');
  const found = wanted.flatMap((booking) => {
    const own = events.filter(({ id }) => id === booking.sync.remoteId);
    const [event] = own;
    if (event === undefined) return [`${booking.displayTitle}: no event`];
    const isThere = event.summary === booking.displayTitle && isAt(event, booking);
    return isThere ? [] : [`${booking.displayTitle}: its event is another one`];
  });
  const unsynced = wanted.filter(({ sync }) => sync.status !== 'synced');
  return [
    ...found,
    ...unsynced.map(({ displayTitle, sync }) => `${displayTitle}: ${sync.status}`),
    ...(events.length === wanted.length
      ? []
      : [`${wanted.length} bookings and ${events.length} events`]),
  ];
}

function isAt(event: GoogleEvent, { when }: BookingView): boolean {
  if (when.allDay) return event.start?.date === when.startDay;
  const [start, end] = [event.start?.dateTime ?? '', event.end?.dateTime ?? ''];
  return Date.parse(start) === when.startAt && Date.parse(end) === when.endAt;
}

/** As the person does on Google's page. */
export function moveInGoogle(
  world: World,
  event: GoogleEvent,
  to: { day: string; time: string; minutes: number },
): void {
  const startAt = instantAt(to.day, to.time, world.timeZone);
  const endAt = startAt + to.minutes * 60_000;
  world.google.control.editEvent({
    calendarId: appointmentsId(world),
    eventId: event.id,
    changes: googleTimes({ allDay: false, startAt, endAt, timeZone: world.timeZone }),
  });
}
