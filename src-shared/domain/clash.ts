import { z } from 'zod';
import type { FieldChange } from './field-changes.ts';
import { BookingId, CalendarId } from './ids.ts';
import { sameWhen, When } from './time.ts';

/** One thing that stands in the way of a time. */
export const Clash = z.discriminatedUnion('kind', [
  /** Another booking, by its time or by what it keeps free around it. */
  z.object({ kind: z.literal('booking'), id: BookingId, title: z.string(), when: When }),
  /** Outside the hours in which the practice is open. */
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('time-off'), label: z.string() }),
  z.object({ kind: z.literal('holiday'), name: z.string() }),
  /** An event of a selected calendar that is not ours. */
  z.object({ kind: z.literal('busy'), calendarId: CalendarId, title: z.string(), when: When }),
]);
export type Clash = z.output<typeof Clash>;

/** Free starts in order, and when what is known of the calendars was fetched; null where none is connected. */
export const FreeTimes = z.object({ starts: z.array(z.number()), asOf: z.number().nullable() });
export type FreeTimes = z.output<typeof FreeTimes>;

/** What is in the way of a time, and the next times that are free. */
export const ClashAnswer = z.object({ clashes: z.array(Clash), free: FreeTimes });
export type ClashAnswer = z.output<typeof ClashAnswer>;

/** A coming booking with something in its way that nobody accepted. */
export const OpenClash = z.object({
  bookingId: BookingId,
  title: z.string(),
  when: When,
  clashes: z.array(Clash),
});
export type OpenClash = z.output<typeof OpenClash>;

/** A clash as the history keeps it: what was in the way and when, without anybody's name. */
export const AcceptedClash = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('booking'), id: BookingId, when: When }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('time-off'), label: z.string() }),
  z.object({ kind: z.literal('holiday'), name: z.string() }),
  z.object({ kind: z.literal('busy'), calendarId: CalendarId, when: When }),
]);
export type AcceptedClash = z.output<typeof AcceptedClash>;

/** What is kept of a clash that the person accepted: nobody's name belongs in the history of another's booking. */
function acceptedClash(clash: Clash): AcceptedClash {
  if (clash.kind === 'booking') return { kind: 'booking', id: clash.id, when: clash.when };
  if (clash.kind === 'busy')
    return { kind: 'busy', calendarId: clash.calendarId, when: clash.when };
  return clash;
}

/** The field of the history under which the accepted clashes stand. */
export const acceptedClashesField = 'acceptedClashes';

/** What a step's history says of the clashes that were accepted by it; nothing where there were none. */
export function acceptedChange(clashes: readonly Clash[]): FieldChange[] {
  if (clashes.length === 0) return [];
  return [{ field: acceptedClashesField, from: null, to: clashes.map(acceptedClash) }];
}

/** Tells whether a clash is the one that was accepted: another booking stays the same when it moves, a busy time does not. */
export function isAccepted(clash: Clash, accepted: readonly AcceptedClash[]): boolean {
  return accepted.some((one) => {
    if (one.kind === 'booking') return clash.kind === 'booking' && clash.id === one.id;
    if (one.kind === 'busy') {
      return (
        clash.kind === 'busy' &&
        clash.calendarId === one.calendarId &&
        sameWhen(clash.when, one.when)
      );
    }
    return clash.kind === one.kind;
  });
}
