import { z } from 'zod';
import { Booking, BookingChange, BookingDraft, BookingView } from './booking.ts';
import { Clash } from './clash.ts';
import { BookingId, SeriesId } from './ids.ts';
import { dayAfter, SeriesRule } from './series-rule.ts';
import { Day, WallTime, When } from './time.ts';

/** What each new occurrence of a series begins with. */
const SeriesTemplate = Booking.pick({
  clientId: true,
  serviceId: true,
  title: true,
  location: true,
  calendarNote: true,
  privateNote: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
  priceMinor: true,
  currency: true,
  discountMinor: true,
}).extend({ status: z.enum(['tentative', 'confirmed']) });
export type SeriesTemplate = z.output<typeof SeriesTemplate>;

/** The fields that an occurrence has from its series for as long as nobody gives it others. */
export const templateFields = [
  'clientId',
  'serviceId',
  'title',
  'location',
  'calendarNote',
  'privateNote',
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'priceMinor',
  'currency',
  'discountMinor',
  'status',
] as const satisfies readonly (keyof SeriesTemplate)[];

/** A series of bookings: the rule it follows, and what its occurrences have in common. */
export const Series = z.object({
  id: SeriesId,
  rule: SeriesRule,
  template: SeriesTemplate,
  /** Everything before this day was booked, skipped or asked about. */
  horizonDay: Day,
  /** Starts that could not be booked by themselves and wait for the person's word. */
  openStarts: z.array(WallTime),
  /** When the person ended it, and why; null while it goes on. */
  endedAt: z.number().nullable(),
  endReason: z.string(),
  revision: z.number().int().positive(),
  createdAt: z.number(),
  changedAt: z.number(),
});
export type Series = z.output<typeof Series>;

/** What the person says of one occurrence, named by the start the rule gives it. */
export const Decision = z.discriminatedUnion('do', [
  z.object({ do: z.literal('skip'), recurrenceId: WallTime }),
  /** At its own time, whatever stands in the way. */
  z.object({ do: z.literal('book'), recurrenceId: WallTime }),
  /** At another time, which is looked at like any other unless it is meant `anyway`. */
  z.object({
    do: z.literal('move'),
    recurrenceId: WallTime,
    when: When,
    anyway: z.boolean().default(false),
  }),
]);
export type Decision = z.output<typeof Decision>;

export const Decisions = z.array(Decision).max(1000);

/** Why an occurrence can't simply be booked. */
export const Trouble = z.discriminatedUnion('kind', [
  /** The clocks jump over its time, or come to it twice. */
  z.object({ kind: z.literal('gap') }),
  z.object({ kind: z.literal('twice'), earlier: When, later: When }),
  z.object({
    kind: z.literal('clash'),
    clashes: z.array(Clash),
    /** Other starts of the same series that it would overlap. */
    own: z.array(WallTime),
  }),
]);
export type Trouble = z.output<typeof Trouble>;

/** An occurrence as it would be booked. */
export const PlannedOccurrence = z.object({
  recurrenceId: WallTime,
  /** Null where it is skipped, or its time is not known yet. */
  when: When.nullable(),
  trouble: Trouble.nullable(),
  decision: Decision.nullable(),
  /** False: the person has yet to say what shall become of it. */
  isSettled: z.boolean(),
  /** The time it has now; null for one that is not booked yet. */
  before: When.nullable(),
  /** How long it is where its time is not known yet. */
  lengthMinutes: z.number().int(),
});
export type PlannedOccurrence = z.output<typeof PlannedOccurrence>;

export const SeriesPlan = z.object({
  occurrences: z.array(PlannedOccurrence),
  /** How many of them were changed by themselves and keep what was changed. */
  ownChanges: z.number().int(),
});
export type SeriesPlan = z.output<typeof SeriesPlan>;

/** What the person fills in for a new series. */
export const SeriesDraft = z.object({
  rule: SeriesRule,
  booking: BookingDraft.omit({ when: true, bookAnyway: true }),
});
export type SeriesDraft = z.output<typeof SeriesDraft>;

/** Which occurrences an act on one of them is about; "this" alone is an act on the booking itself. */
export const SeriesScope = z.enum(['following', 'all']);
export type SeriesScope = z.output<typeof SeriesScope>;

/** A change of one occurrence that others shall follow. */
export const SeriesEdit = z.object({
  bookingId: BookingId,
  /** The revision of the booking that the person was looking at. */
  revision: z.number().int(),
  scope: SeriesScope,
  changes: BookingChange,
  /** Occurrences that were changed by themselves shall follow too. */
  overOwnChanges: z.boolean().default(false),
});
export type SeriesEdit = z.output<typeof SeriesEdit>;

/** What may be planned for a series: a new one, a change of one, or what to do with the starts that wait. */
export const SeriesAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), draft: SeriesDraft }),
  z.object({ kind: z.literal('change'), edit: SeriesEdit }),
  z.object({ kind: z.literal('open-starts'), seriesId: SeriesId }),
]);
export type SeriesAct = z.output<typeof SeriesAct>;

/** A series with the starts that wait for the person's word. */
export const SeriesAttention = z.object({
  series: Series,
  title: z.string(),
  plan: SeriesPlan,
});
export type SeriesAttention = z.output<typeof SeriesAttention>;

/** What became of a series by an act on it. */
export const SeriesResult = z.object({
  seriesId: SeriesId,
  /** How many bookings were made, changed or cancelled. */
  count: z.number().int(),
  /** The first of them. */
  booking: BookingView.nullable(),
});
export type SeriesResult = z.output<typeof SeriesResult>;

/** How many days ahead a series is booked: one without an end for half a year, any other for a year. */
const [openDays, boundedDays] = [26 * 7, 52 * 7];

/** The day up to which (exclusive) a series is to be booked, counted from today or from its start. */
export function horizonOf({ end, start }: SeriesRule, today: Day): Day {
  const from = start.slice(0, 10) > today ? start.slice(0, 10) : today;
  return dayAfter(from, end.kind === 'never' ? openDays : boundedDays);
}

/** No series is booked as far ahead as this day. */
export function beyondHorizon(today: Day): Day {
  return dayAfter(today, boundedDays + 2);
}

/** Tells whether an act on a series may touch a booking of it: it is still to come, and nothing was settled about it. */
export function isStillOpen(booking: Booking, now: number, startAt: number): boolean {
  return startAt > now && (booking.status === 'tentative' || booking.status === 'confirmed');
}
