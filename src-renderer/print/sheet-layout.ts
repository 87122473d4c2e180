import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { addDays, dayOf, wallTimeOf, weekdayOf } from '../../src-shared/domain/time.ts';
import type { Day, When } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatHours } from '../ui/format.ts';
import type { SheetAddress } from './sheet-address.ts';

/** A booking or somebody else's event, as it is written on the sheet. */
export type Entry = {
  key: string;
  kind: 'booking' | 'busy';
  hours: string;
  name: string;
  /** What is written below the name. */
  facts: string;
  notes: string[];
};

/** An entry with its place in the column of a day. */
export type Placed = Entry & {
  /** Minutes of the wall clock from midnight on. */
  fromMinute: number;
  toMinute: number;
  /** Where several share a time, each has a lane of its own. */
  lane: number;
  lanes: number;
};

export type SheetDay = { day: Day; isWeekend: boolean; allDay: Entry[]; timed: Placed[] };
export type SheetContent = { fromHour: number; toHour: number; days: SheetDay[] };

type Chosen = Pick<
  Settings,
  'practiceTimeZone' | 'weekStartsOn' | 'dayStartsAtHour' | 'dayEndsAtHour'
>;

const fullDay = 24 * 60;

/** The days on a sheet: the one asked for, or the week it lies in. */
export function sheetDays({ kind, day }: SheetAddress, weekStartsOn: number): Day[] {
  if (kind === 'day') return [day];
  const first = addDays(day, -((weekdayOf(day) - weekStartsOn + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

/** Everything on a sheet: the hours of the practice, longer where a booking needs it, and what is in each day. */
export function sheetContent(
  address: SheetAddress,
  settings: Chosen,
  bookings: readonly BookingView[],
  busy: readonly BusyBlock[],
): SheetContent {
  const { practiceTimeZone: zone } = settings;
  const wanted = bookings.filter(({ status }) => status !== 'cancelled');
  const entries = [
    ...wanted.map((booking) => ({
      when: booking.when,
      entry: bookingEntry(booking, zone, address.withNotes),
    })),
    ...busy.map((block) => ({ when: block.when, entry: busyEntry(block, zone) })),
  ];
  const days = sheetDays(address, settings.weekStartsOn).map((day): SheetDay => {
    const onDay = entries.flatMap(({ when, entry }) => {
      const span = minutesOn(day, when, zone);
      return span === null ? [] : [{ ...entry, ...span }];
    });
    return {
      day,
      isWeekend: weekdayOf(day) > 5,
      allDay: onDay.filter(coversDay),
      timed: inLanes(onDay.filter((entry) => !coversDay(entry))),
    };
  });
  const booked = days.flatMap(({ timed }) => timed.filter(({ kind }) => kind === 'booking'));
  return {
    fromHour: Math.min(
      settings.dayStartsAtHour,
      ...booked.map(({ fromMinute }) => Math.floor(fromMinute / 60)),
    ),
    toHour: Math.max(
      settings.dayEndsAtHour,
      ...booked.map(({ toMinute }) => Math.ceil(toMinute / 60)),
    ),
    days,
  };
}

function coversDay({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }): boolean {
  return fromMinute === 0 && toMinute === fullDay;
}

function bookingEntry(booking: BookingView, timeZone: string, withNotes: boolean): Entry {
  const { title, clientName, serviceName, displayTitle, location } = booking;
  const hasOwnTitle = title !== null && title !== '';
  const name = hasOwnTitle ? title : (clientName ?? displayTitle);
  const facts = [hasOwnTitle ? clientName : null, serviceName, location];
  const notes = [booking.calendarNote, booking.privateNote].map((note) => note.trim());
  return {
    key: booking.id,
    kind: 'booking',
    hours: formatHours(booking.when, timeZone),
    name: booking.status === 'tentative' ? t('print:sheet.tentative', { name }) : name,
    facts: facts.filter((fact) => fact !== null && fact !== '' && fact !== name).join(' · '),
    notes: withNotes ? notes.filter((note) => note !== '') : [],
  };
}

function busyEntry({ key, title, when }: BusyBlock, timeZone: string): Entry {
  const name = title === '' ? t('print:sheet.busy') : title;
  return { key, kind: 'busy', hours: formatHours(when, timeZone), name, facts: '', notes: [] };
}

/** The part of a day that a time takes, by the wall clock; null when it takes none of it. */
function minutesOn(
  day: Day,
  when: When,
  timeZone: string,
): { fromMinute: number; toMinute: number } | null {
  if (when.allDay)
    return when.startDay <= day && day < when.endDay ? { fromMinute: 0, toMinute: fullDay } : null;
  const [startDay, endDay] = [dayOf(when.startAt, timeZone), dayOf(when.endAt, timeZone)];
  if (startDay > day || endDay < day) return null;
  const fromMinute = startDay < day ? 0 : minuteOf(when.startAt, timeZone);
  const toMinute = endDay > day ? fullDay : minuteOf(when.endAt, timeZone);
  // Where the clocks go back, an end may show an earlier time than its start.
  if (startDay === day && toMinute <= fromMinute)
    return { fromMinute, toMinute: Math.min(fullDay, fromMinute + 15) };
  return toMinute === 0 ? null : { fromMinute, toMinute };
}

function minuteOf(instant: number, timeZone: string): number {
  const time = wallTimeOf(instant, timeZone).slice(11);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

type Timed = Entry & { fromMinute: number; toMinute: number };

/** Lays entries that share a time beside each other; those that share none have the whole width. */
export function inLanes(entries: readonly Timed[]): Placed[] {
  const placed: Placed[] = [];
  let group: Placed[] = [];
  let groupEnd = -1;
  function close(): void {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    placed.push(...group.map((entry) => ({ ...entry, lanes })));
    group = [];
  }
  for (const entry of entries.toSorted(byTime)) {
    if (entry.fromMinute >= groupEnd) close();
    const taken = new Set(
      group.filter(({ toMinute }) => toMinute > entry.fromMinute).map(({ lane }) => lane),
    );
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ ...entry, lane, lanes: 1 });
    groupEnd = Math.max(groupEnd, entry.toMinute);
  }
  close();
  return placed;
}

function byTime(a: Timed, b: Timed): number {
  return a.fromMinute - b.fromMinute || b.toMinute - a.toMinute;
}
