import type { EventInput } from '@fullcalendar/react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { formatWhen } from '../ui/format.ts';
import { statusWords } from '../ui/status-words.ts';
import { syncWords } from '../ui/sync-words.ts';

/** What is drawn in the calendar: a booking of ours, or somebody else's event. */
export type Drawn =
  | { kind: 'booking'; booking: BookingView; spoken: string }
  | { kind: 'busy'; block: BusyBlock; spoken: string };

/** A booking's name for those who hear it: title, time, status where it matters, how it stands towards the calendar. */
export function spokenBooking(booking: BookingView, timeZone: string): string {
  const status = booking.status === 'confirmed' ? null : statusWords[booking.status].toLowerCase();
  const parts = [
    booking.displayTitle,
    formatWhen(booking.when, timeZone),
    status,
    booking.seriesId === null ? null : 'part of a series',
    syncWords[booking.sync.status],
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function timesOf(when: When): Pick<EventInput, 'start' | 'end' | 'allDay'> {
  return when.allDay
    ? { start: when.startDay, end: when.endDay, allDay: true }
    : { start: when.startAt, end: when.endAt, allDay: false };
}

/** A booking as the calendar draws it. Cancelled ones can be seen but not moved. */
export function bookingInput(booking: BookingView, timeZone: string): EventInput {
  const drawn: Drawn = { kind: 'booking', booking, spoken: spokenBooking(booking, timeZone) };
  return {
    id: booking.id,
    title: booking.displayTitle,
    ...timesOf(booking.when),
    color: `var(--service-${booking.serviceColor ?? 'gray'})`,
    editable: booking.status !== 'cancelled',
    interactive: true,
    extendedProps: { drawn },
  };
}

/** Somebody else's event: time that is taken, and not ours to move. */
export function busyInput(block: BusyBlock, timeZone: string): EventInput {
  const drawn: Drawn = {
    kind: 'busy',
    block,
    spoken: `Busy: ${block.title || 'no title'}, ${formatWhen(block.when, timeZone)}`,
  };
  return {
    id: `busy ${block.key}`,
    title: block.title,
    ...timesOf(block.when),
    editable: false,
    interactive: false,
    extendedProps: { drawn },
  };
}

/** What an event in the calendar stands for. */
export function drawnOf(event: { extendedProps: Record<string, unknown> }): Drawn | null {
  return (event.extendedProps['drawn'] as Drawn | undefined) ?? null; // put there above; absent on the ghost of a new one
}
