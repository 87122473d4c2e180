import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import type { Day, When } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatWhen } from '../ui/format.ts';
import { daysOfPlace, placeOf, shiftedWall } from '../ui/place.ts';
import type { Place } from '../ui/place.ts';

/** What is drawn in the calendar, and where: a booking of ours, or somebody else's event. */
export type Drawn = {
  key: string;
  place: Place;
  buffers: readonly Buffer[];
  /** The first and the last day on which anything of it is, its buffers included. */
  first: Day;
  last: Day;
  spoken: string;
} & (
  | { kind: 'booking'; booking: BookingView; isMoving: boolean }
  | { kind: 'busy'; block: BusyBlock }
);

/** A stretch that a booking keeps free beside itself. */
export type Buffer = { key: string; place: Place };

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

/** The name of somebody else's event for those who hear it. */
export function spokenBusy({ title, when }: BusyBlock, timeZone: string): string {
  return t('calendar:drawn.busySpoken', {
    title: title || t('calendar:drawn.untitled'),
    when: formatWhen(when, timeZone),
  });
}

/** A booking as the calendar draws it. */
export function drawnBooking(booking: BookingView, timeZone: string): Drawn {
  const place = placeOf(booking.when, timeZone);
  const buffers = buffersOf(booking, place);
  return {
    kind: 'booking',
    key: booking.id,
    place,
    buffers,
    ...daysOf([place, ...buffers.map((buffer) => buffer.place)]),
    spoken: spokenBooking(booking, timeZone),
    booking,
    isMoving: false,
  };
}

/** A booking that is being moved by keys, where it would be. */
export function drawnMoving(booking: BookingView, when: When, timeZone: string): Drawn {
  return {
    ...drawnBooking({ ...booking, when }, timeZone),
    kind: 'booking',
    booking,
    isMoving: true,
  };
}

/** Somebody else's event: time that is taken, and not ours to move. */
export function drawnBusy(block: BusyBlock, timeZone: string): Drawn {
  const place = placeOf(block.when, timeZone);
  return {
    kind: 'busy',
    key: `busy ${block.key}`,
    place,
    buffers: [],
    ...daysOf([place]),
    spoken: spokenBusy(block, timeZone),
    block,
  };
}

/** The stretches before and after a booking that its buffers keep free; none for one that takes no time any more. */
function buffersOf(booking: BookingView, place: Place): Buffer[] {
  const { id, bufferBeforeMinutes, bufferAfterMinutes, status } = booking;
  if (place.allDay || status === 'cancelled' || status === 'no_show') return [];
  const { start, end } = place;
  const buffers: Buffer[] = [];
  const later = (minutes: number) => ({ days: 0, minutes });
  if (bufferBeforeMinutes > 0)
    buffers.push({
      key: `before ${id}`,
      place: { allDay: false, start: shiftedWall(start, later(-bufferBeforeMinutes)), end: start },
    });
  if (bufferAfterMinutes > 0)
    buffers.push({
      key: `after ${id}`,
      place: { allDay: false, start: end, end: shiftedWall(end, later(bufferAfterMinutes)) },
    });
  return buffers;
}

function daysOf(places: readonly Place[]): { first: Day; last: Day } {
  const days = places.map(daysOfPlace);
  return {
    first: days.map(({ first }) => first).reduce((a, b) => (a < b ? a : b)),
    last: days.map(({ last }) => last).reduce((a, b) => (a > b ? a : b)),
  };
}
