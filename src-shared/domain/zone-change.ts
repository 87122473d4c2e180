import { z } from 'zod';
import { BookingId, SlotId } from './ids.ts';
import { resolveWallTime, wallTimeOf, WallTime, type When } from './time.ts';

/**
 * What becomes of coming bookings, and of openings, when the practice moves to another zone: `clock` keeps their hour (the practice
 * itself moved), `instant` keeps their moment (the hours shown change).
 */
export const ComingBookings = z.enum(['clock', 'instant']);
export type ComingBookings = z.output<typeof ComingBookings>;

/** What a change of the zone would touch, looked up before it is made. */
export const ZonePreview = z.object({
  /** Coming bookings whose hour is meant in the zone that is left. */
  coming: z.number().int(),
  /** Openings on offer of which the same is true. */
  openings: z.number().int(),
  /** Bookings and openings whose hour does not exist, or exists twice, on their day in the new zone. */
  unclear: z.array(
    z.object({
      id: z.union([BookingId, SlotId]),
      title: z.string(),
      start: WallTime,
      kind: z.enum(['gap', 'overlap']),
    }),
  ),
});
export type ZonePreview = z.output<typeof ZonePreview>;

export type Rezoned =
  | { kind: 'same' }
  | { kind: 'moved'; when: When }
  | { kind: 'gap' | 'overlap'; start: WallTime };

/**
 * A time at the same hour in another zone, as long as it was; `same` for all-day ones and those meant in neither.
 * Where the clocks make that hour unclear nothing is guessed.
 */
export function rezoned(when: When, from: string, to: string): Rezoned {
  if (when.allDay || when.timeZone !== from || from === to) return { kind: 'same' };
  const start = wallTimeOf(when.startAt, from);
  const resolved = resolveWallTime(start, to);
  if (resolved.kind !== 'exact') return { kind: resolved.kind, start };
  const startAt = resolved.instant + (when.startAt % 60_000); // seconds are not shown, and are kept
  const endAt = startAt + (when.endAt - when.startAt);
  return { kind: 'moved', when: { allDay: false, startAt, endAt, timeZone: to } };
}
