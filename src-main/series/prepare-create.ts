import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId, SeriesId } from '../../src-shared/domain/ids.ts';
import { horizonOf, type Series, type SeriesDraft } from '../../src-shared/domain/series.ts';
import {
  type Occurrence,
  occurrencesOf,
  timeOf,
  type SeriesRule,
} from '../../src-shared/domain/series-rule.ts';
import { dayOf, type Day } from '../../src-shared/domain/time.ts';
import { readNames } from '../bookings/booking-repo.ts';
import type { Db } from '../database/schema.ts';
import { findService } from '../services/service-repo.ts';
import { occurrenceBooking, templateOf } from './occurrence-booking.ts';
import type { PrepareContext, Prepared } from './prepared.ts';
import { bookedStarts } from './series-repo.ts';
import { type Candidate, planOccurrences } from './series-plan.ts';
import { t } from '../../src-shared/words/words.ts';

/** A new series with all its occurrences up to the horizon. */
export async function prepareCreate(
  db: Db,
  draft: SeriesDraft,
  context: PrepareContext,
): Promise<Prepared> {
  const series = await newSeries(db, draft, context);
  const startDay = series.rule.start.slice(0, 10);
  const occurrences = occurrencesOf(series.rule, startDay, series.horizonDay);
  if (occurrences.length === 0) {
    throw new ExpectedError('invalid-input', t('refusals:series.noDate'));
  }
  const candidates = newCandidates(series, occurrences, context);
  return {
    series: [{ before: null, after: series }],
    planned: await planOccurrences(db, candidates, context.decisions, context.clashesOf),
    ownChanges: 0,
    leadsTo: series,
    step: 'booked',
  };
}

async function newSeries(
  db: Db,
  { rule, booking }: SeriesDraft,
  { at, ids }: PrepareContext,
): Promise<Series> {
  const { clientName, serviceName } = await readNames(db, booking);
  if (booking.clientId !== null && clientName === null)
    throw unknown(t('refusals:unknown.clientNotBooked'), 'clientId');
  if (booking.serviceId !== null && serviceName === null)
    throw unknown(t('refusals:unknown.serviceNotBooked'), 'serviceId');
  const service = booking.serviceId === null ? null : await findService(db, booking.serviceId);
  const anyDay = { allDay: true as const, startDay: '2000-01-01', endDay: '2000-01-02' };
  const first = newBooking(
    { ...booking, when: anyDay, bookAnyway: false },
    { id: ids.next() as BookingId, at, service },
  );
  return {
    id: ids.next() as SeriesId,
    rule,
    template: templateOf(first),
    horizonDay: horizonOf(rule, todayOf(rule, at)),
    openStarts: [],
    endedAt: null,
    endReason: '',
    revision: 1,
    createdAt: at,
    changedAt: at,
  };
}

function unknown(message: string, field: string): ExpectedError {
  return new ExpectedError('invalid-input', message, { field });
}

/** The starts that wait for the person's word, as far as they are still to come. */
export async function prepareOpenStarts(
  db: Db,
  before: Series,
  context: PrepareContext,
): Promise<Prepared> {
  const today = todayOf(before.rule, context.at);
  const open = before.openStarts.filter((start) => start.slice(0, 10) >= today);
  const candidates = newCandidates(before, occurrencesAt(before.rule, open), context);
  const after = { ...before, openStarts: [], revision: before.revision + 1, changedAt: context.at };
  return {
    series: [{ before, after }],
    planned: await planOccurrences(db, candidates, context.decisions, context.clashesOf),
    ownChanges: 0,
    leadsTo: after,
    step: 'decided',
  };
}

/**
 * The next occurrences of a series up to the horizon as it is today: what can't simply be booked waits for the person's
 * word. Null when there is nothing new.
 */
export async function prepareContinuation(
  db: Db,
  before: Series,
  context: PrepareContext,
): Promise<Prepared | null> {
  const today = todayOf(before.rule, context.at);
  const fromDay = before.horizonDay > today ? before.horizonDay : today;
  const horizonDay = horizonOf(before.rule, today);
  const booked = new Set(await bookedStarts(db, before.id, fromDay));
  const occurrences = occurrencesOf(before.rule, fromDay, horizonDay).filter(
    ({ recurrenceId }) => !booked.has(recurrenceId),
  );
  if (occurrences.length === 0) return null;
  const candidates = newCandidates(before, occurrences, context);
  const planned = await planOccurrences(db, candidates, [], context.clashesOf);
  const open = planned.filter(({ view }) => !view.isSettled).map(({ view }) => view.recurrenceId);
  const after = {
    ...before,
    horizonDay,
    openStarts: [...before.openStarts, ...open].filter((start) => start.slice(0, 10) >= today),
    revision: before.revision + 1,
    changedAt: context.at,
  };
  return {
    series: [{ before, after }],
    planned: planned.filter(({ view }) => view.isSettled),
    ownChanges: 0,
    leadsTo: after,
    step: 'continued',
  };
}

/** Today on the wall clock of a series. */
export function todayOf({ timeZone }: Pick<SeriesRule, 'timeZone'>, at: number): Day {
  return dayOf(at, timeZone);
}

/** The occurrences at some starts of a series. */
function occurrencesAt(rule: SeriesRule, starts: readonly string[]): Occurrence[] {
  return starts.map((recurrenceId) => ({ recurrenceId, time: timeOf(rule, recurrenceId) }));
}

/** Occurrences that have no booking yet. */
export function newCandidates(
  series: Pick<Series, 'id' | 'template' | 'rule'>,
  occurrences: readonly Occurrence[],
  { ids, at }: PrepareContext,
): Candidate[] {
  return occurrences.map((occurrence) => ({
    occurrence,
    before: null,
    ownTime: null,
    lengthMinutes: series.rule.lengthMinutes,
    at: (when) => occurrenceBooking(series, occurrence.recurrenceId, when, { id: ids.next(), at }),
  }));
}
