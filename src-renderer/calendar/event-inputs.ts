import type { EventInput } from '@fullcalendar/react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatWhen } from '../ui/format.ts';

/** What is drawn in the calendar: a booking of ours, or somebody else's event. */
export type Drawn =
  /** `isMoving`: by keys, and not saved where it is drawn. */
  | { kind: 'booking'; booking: BookingView; spoken: string; isMoving: boolean }
  | { kind: 'busy'; block: BusyBlock; spoken: string };

/** A booking's name for those who hear it: title, time, status where it matters, how it stands towards the calendar. */
export function spokenBooking(booking: BookingView, timeZone: string): string {
  const status = booking.status === 'confirmed' ? null : t(`calendar:status.${booking.status}`);
  const parts = [
    booking.displayTitle,
    formatWhen(booking.when, timeZone),
    status,
    booking.seriesId === null ? null : t('calendar:drawn.series'),
    t(`calendar:sync.${booking.sync.status}`),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function timesOf(when: When): Pick<EventInput, 'start' | 'end' | 'allDay'> {
  return when.allDay
    ? { start: when.startDay, end: when.endDay, allDay: true }
    : { start: when.startAt, end: when.endAt, allDay: false };
}

/** A booking as the calendar draws it. Cancelled ones can be seen but not moved. */
export function bookingInput(
  booking: BookingView,
  timeZone: string,
  { isMoving = false } = {},
): EventInput {
  const spoken = spokenBooking(booking, timeZone);
  const drawn: Drawn = { kind: 'booking', booking, spoken, isMoving };
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

/** The name of somebody else's event for those who hear it. */
export function spokenBusy({ title, when }: BusyBlock, timeZone: string): string {
  return t('calendar:drawn.busySpoken', {
    title: title || t('calendar:drawn.untitled'),
    when: formatWhen(when, timeZone),
  });
}

/** Somebody else's event: time that is taken, and not ours to move. */
export function busyInput(block: BusyBlock, timeZone: string): EventInput {
  const drawn: Drawn = { kind: 'busy', block, spoken: spokenBusy(block, timeZone) };
  return {
    id: `busy ${block.key}`,
    title: block.title,
    ...timesOf(block.when),
    editable: false,
    interactive: false,
    extendedProps: { drawn },
  };
}

/** The stretches before and after a booking that its buffers keep free; none for one that takes no time any more. */
export function bufferInputs(booking: BookingView): EventInput[] {
  const { when, bufferBeforeMinutes, bufferAfterMinutes, status } = booking;
  if (when.allDay || status === 'cancelled' || status === 'no_show') return [];
  const stretch = (name: string, start: number, minutes: number): EventInput => ({
    id: `${name} ${booking.id}`,
    start,
    end: start + minutes * 60_000,
    display: 'background',
    interactive: false,
  });
  const before = when.startAt - bufferBeforeMinutes * 60_000;
  return [
    ...(bufferBeforeMinutes > 0 ? [stretch('before', before, bufferBeforeMinutes)] : []),
    ...(bufferAfterMinutes > 0 ? [stretch('after', when.endAt, bufferAfterMinutes)] : []),
  ];
}

/** What an event in the calendar stands for. */
export function drawnOf(event: { extendedProps: Record<string, unknown> }): Drawn | null {
  return (event.extendedProps['drawn'] as Drawn | undefined) ?? null; // put there above; absent on the ghost of a new one
}
