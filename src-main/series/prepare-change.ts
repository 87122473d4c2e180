import type { Booking } from '../../src-shared/domain/booking.ts';
import { withChanges } from '../../src-shared/domain/booking-changes.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { withGiven } from '../../src-shared/domain/field-changes.ts';
import type { SeriesId } from '../../src-shared/domain/ids.ts';
import {
  isStillOpen,
  type Series,
  type SeriesEdit,
  type SeriesTemplate,
  templateFields,
} from '../../src-shared/domain/series.ts';
import { dayAfter, recurrenceIdsOf, timeOf } from '../../src-shared/domain/series-rule.ts';
import {
  continuedFrom,
  dayOfWall,
  endedBefore,
  type Pair,
  pairsOf,
  shiftedFrom,
} from '../../src-shared/domain/series-shift.ts';
import {
  sameWhen,
  spanOf,
  wallTimeOf,
  type WallTime,
  type When,
} from '../../src-shared/domain/time.ts';
import { findBooking } from '../bookings/booking-repo.ts';
import type { Db } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { newCandidates } from './prepare-create.ts';
import type { PrepareContext, Prepared } from './prepared.ts';
import { bookingsOfSeries, findSeries } from './series-repo.ts';
import { type Candidate, planOccurrences } from './series-plan.ts';
import { t } from '../../src-shared/words/words.ts';

type Anchor = Booking & { seriesId: SeriesId; recurrenceId: WallTime };
type Timed = Extract<When, { allDay: false }>;

/** Everything a change of several occurrences begins with. */
type Found = {
  anchor: Anchor;
  series: Series;
  /** Those that may be touched, in the order of the series. */
  bookings: (Booking & { recurrenceId: WallTime })[];
  /** Starts among them that wait for the person's word. */
  openStarts: WallTime[];
  /** The first of all those. */
  first: WallTime;
};

/**
 * A change of one occurrence that others shall follow. What is past, settled or cancelled stays as it is; what was
 * changed about one occurrence alone does too, unless the person says otherwise. A changed time, and a change from one
 * occurrence on, part the series: the old one ends the day before, and a new one takes the others over.
 */
export async function prepareChange(
  db: Db,
  edit: SeriesEdit,
  context: PrepareContext,
): Promise<Prepared> {
  refuseForOneOnly(edit);
  const found = await findFor(db, edit, context.at);
  const { anchor, series, first } = found;
  if (anchor.revision !== edit.revision) throw changedMeanwhile();
  const template = changedTemplate(series.template, edit);
  const when = newTime(edit, anchor);
  if (when === null && !(edit.scope === 'following' && hasEarlier(series, first))) {
    const after = { ...series, template, ...risen(series, context.at) };
    return await preparedWith(
      db,
      { found, edit, when, next: after },
      [{ before: series, after }],
      context,
    );
  }
  const old = {
    ...series,
    rule: endedBefore(series.rule, first),
    openStarts: series.openStarts.filter((start) => start < first),
    endedAt: series.endedAt ?? context.at,
    ...risen(series, context.at),
  };
  const next: Series = {
    ...series,
    id: context.ids.next() as SeriesId,
    template,
    rule: when === null ? continuedFrom(series.rule, first) : movedRule(found, when),
    openStarts: when === null ? found.openStarts : [],
    revision: 1,
    createdAt: context.at,
    changedAt: context.at,
  };
  const parts = [
    { before: series, after: old },
    { before: null, after: next },
  ];
  return await preparedWith(db, { found, edit, when, next }, parts, context);
}

/** The booking that an act on a series began with, its series, and what of it the act may touch. */
export async function findFor(
  db: Db,
  { bookingId, scope }: Pick<SeriesEdit, 'bookingId' | 'scope'>,
  at: number,
): Promise<Found> {
  const anchor = await findBooking(db, bookingId);
  if (anchor === null) {
    throw new ExpectedError('not-found', t('refusals:gone.booking'));
  }
  const series = anchor.seriesId === null ? null : await findSeries(db, anchor.seriesId);
  if (series === null || !isOccurrence(anchor)) {
    throw new ExpectedError('not-found', t('refusals:series.notOfSeries'));
  }
  const from = scope === 'following' ? anchor.recurrenceId : '';
  const timeZone = await readPracticeTimeZone(db);
  const bookings = (await bookingsOfSeries(db, series.id, from)).flatMap((booking) => {
    const { recurrenceId } = booking;
    const isOpen = isStillOpen(booking, at, spanOf(booking.when, timeZone).startAt);
    return isOpen && recurrenceId !== null ? [{ ...booking, recurrenceId }] : [];
  });
  const today = wallTimeOf(at, series.rule.timeZone);
  const openStarts = series.openStarts.filter((start) => start >= from && start > today);
  const [first] = [...bookings.map(({ recurrenceId }) => recurrenceId), ...openStarts].toSorted();
  if (first === undefined) {
    throw new ExpectedError('not-allowed', t('refusals:series.nothingToCome'));
  }
  return { anchor, series, bookings, openStarts, first };
}

function isOccurrence(booking: Booking): booking is Anchor {
  return booking.seriesId !== null && booking.recurrenceId !== null;
}

function refuseForOneOnly({ changes }: SeriesEdit): void {
  if (changes.when?.allDay === true) {
    throw new ExpectedError('not-allowed', t('refusals:series.allDay'), { field: 'when' });
  }
  const { status } = changes;
  if (status === undefined || status === 'tentative' || status === 'confirmed') return;
  throw new ExpectedError('not-allowed', t('refusals:series.statusAlone'), { field: 'status' });
}

function changedMeanwhile(): ExpectedError {
  return new ExpectedError('changed-meanwhile', t('refusals:meanwhile.booking'));
}

function risen(series: Series, at: number): Pick<Series, 'revision' | 'changedAt'> {
  return { revision: series.revision + 1, changedAt: at };
}

/** The time that was changed; null when it was not. */
function newTime({ changes: { when } }: SeriesEdit, anchor: Anchor): Timed | null {
  return when === undefined || when.allDay || sameWhen(when, anchor.when) ? null : when;
}

function hasEarlier({ rule }: Series, first: WallTime): boolean {
  return recurrenceIdsOf(rule, dayOfWall(rule.start), dayOfWall(first)).length > 0;
}

function changedTemplate(template: SeriesTemplate, { changes }: SeriesEdit): SeriesTemplate {
  const given = Object.fromEntries(templateFields.map((field) => [field, changes[field]]));
  const next = withGiven<SeriesTemplate>(template, given);
  return { ...next, title: next.title === '' ? null : next.title };
}

function movedRule({ anchor, series, first }: Found, when: Timed): Series['rule'] {
  const { rule } = series;
  return shiftedFrom(rule, first, {
    from: anchor.recurrenceId,
    to: wallTimeOf(when.startAt, rule.timeZone),
    lengthMinutes: Math.max(1, Math.round((when.endAt - when.startAt) / 60_000)),
  });
}

type Change = {
  found: Found;
  edit: SeriesEdit;
  /** The new time of the occurrence that was changed; null when it stays. */
  when: Timed | null;
  /** The series that takes the occurrences over, or stays theirs. */
  next: Series;
};

async function preparedWith(
  db: Db,
  change: Change,
  series: Prepared['series'],
  context: PrepareContext,
): Promise<Prepared> {
  const { found, next } = change;
  const followed = new Map(
    found.bookings.map((booking) => [booking.recurrenceId, followedBy(booking, change)]),
  );
  const pairs =
    change.when === null
      ? []
      : pairsOf(found.series.rule, next.rule, found.first, found.series.horizonDay).pairs;
  const candidates =
    change.when === null
      ? [...followed.values()].map((one) => standing(one, next))
      : movedCandidates(pairs, change, followed, context);
  const last = pairs.at(-1)?.to.recurrenceId;
  const leadsTo =
    last === undefined ? next : { ...next, horizonDay: laterOf(next.horizonDay, last) };
  return {
    series: series.map((part) => (part.after === next ? { ...part, after: leadsTo } : part)),
    planned: await planOccurrences(db, candidates, context.decisions, context.clashesOf),
    ownChanges: [...followed.values()].filter((one) => one.keepsSomething).length,
    leadsTo,
    step: 'changed',
  };
}

/** What was planned for a day, or left out, is not planned once more when the series goes on. */
function laterOf(horizonDay: string, last: WallTime): string {
  const behind = dayAfter(dayOfWall(last), 1);
  return behind > horizonDay ? behind : horizonDay;
}

type OpenBooking = Found['bookings'][number];
type Followed = {
  before: OpenBooking;
  /** With what it takes over of the change, still at its old time. */
  after: Booking;
  /** The time it has whatever the rule says. */
  ownTime: When | null;
  keepsSomething: boolean;
};

/** A booking with what it takes over of a change. */
function followedBy(before: OpenBooking, { found, edit, when, next }: Change): Followed {
  const { anchor, series } = found;
  const { when: _, ...fields } = edit.changes;
  if (before.id === anchor.id)
    return { before, after: withChanges(before, fields), ownTime: when, keepsSomething: false };
  let keepsSomething = false;
  const taken: Record<string, unknown> = {};
  for (const field of templateFields) {
    const value = next.template[field];
    if (value === series.template[field]) continue;
    if (edit.overOwnChanges || before[field] === series.template[field]) taken[field] = value;
    else if (before[field] !== value) keepsSomething = true;
  }
  const keepsTime = when !== null && !edit.overOwnChanges && hasOwnTime(before, series);
  return {
    before,
    after: withGiven<Booking>(before, taken),
    ownTime: keepsTime ? before.when : null,
    keepsSomething: keepsSomething || keepsTime,
  };
}

/** Tells whether a booking was moved by itself: its time is none that the rule gives it. */
function hasOwnTime(booking: OpenBooking, { rule }: Series): boolean {
  const time = timeOf(rule, booking.recurrenceId);
  if (time.kind === 'clear') return !sameWhen(time.when, booking.when);
  if (time.kind === 'gap') return true;
  return !sameWhen(time.earlier, booking.when) && !sameWhen(time.later, booking.when);
}

/** A booking that stays where it is. */
function standing({ before, after }: Followed, { id: seriesId, rule }: Series): Candidate {
  const { lengthMinutes } = rule;
  const { recurrenceId, when } = before;
  return {
    occurrence: { recurrenceId, time: { kind: 'clear', when } },
    before,
    ownTime: when,
    lengthMinutes,
    at: (chosen) => ({ ...after, seriesId, when: chosen }),
  };
}

/** The occurrences of the moved series: the bookings that go along, and what there was no booking for. */
function movedCandidates(
  pairs: readonly Pair[],
  { found: { series, openStarts }, next }: Change,
  followed: ReadonlyMap<WallTime, Followed>,
  context: PrepareContext,
): Candidate[] {
  const now = wallTimeOf(context.at, series.rule.timeZone);
  return pairs.flatMap(({ from, to }) => {
    const { recurrenceId } = to;
    const one = from === null ? undefined : followed.get(from);
    if (one !== undefined) {
      const at = (when: When): Booking => ({ ...one.after, seriesId: next.id, recurrenceId, when });
      const { lengthMinutes } = next.rule;
      return [{ occurrence: to, before: one.before, ownTime: one.ownTime, lengthMinutes, at }];
    }
    // What was skipped or cancelled stays so; what waited for a word is asked about at its new time.
    const isNew =
      from === null ? recurrenceId > now && series.endedAt === null : openStarts.includes(from);
    return isNew ? newCandidates(next, [to], context) : [];
  });
}
