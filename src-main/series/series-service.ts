import { titleOf, type Booking } from '../../src-shared/domain/booking.ts';
import { cancelled, changesBetween, takesTime } from '../../src-shared/domain/booking-changes.ts';
import { cancellationOf } from '../../src-shared/domain/cancellation.ts';
import { readCancellationRules, readPracticeTimeZone } from '../settings/settings-repo.ts';
import { acceptedChange, type Clash } from '../../src-shared/domain/clash.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId, SeriesId } from '../../src-shared/domain/ids.ts';
import {
  beyondHorizon,
  type Series,
  type SeriesAct,
  type SeriesAttention,
  type SeriesPlan,
  type SeriesResult,
  type SeriesTemplate,
} from '../../src-shared/domain/series.ts';
import { endedBefore } from '../../src-shared/domain/series-shift.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { readNames } from '../bookings/booking-repo.ts';
import { findView } from '../bookings/booking-view-repo.ts';
import { writeBooking } from '../bookings/booking-writer.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { findFor, prepareChange } from './prepare-change.ts';
import { prepareContinuation, prepareCreate, prepareOpenStarts } from './prepare-create.ts';
import type { PrepareContext, Prepared } from './prepared.ts';
import { type ClashesOf, type Planned, refuseUnsettled } from './series-plan.ts';
import { findSeries, putSeries, seriesBehind, seriesWithOpenStarts } from './series-repo.ts';
import { t } from '../../src-shared/words/words.ts';

export type SeriesDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  itemChanged: ItemChanged;
  clashesOf: ClashesOf;
  /** Told after the commit which series and which bookings changed. */
  changed(ids: SeriesId[], bookingIds: BookingId[]): void;
};

export type SeriesService = ReturnType<typeof createSeriesService>;

type Parts = UndoStep['parts'];

/** Series of bookings: each act on one is planned without writing, and written as a whole or not at all. */
export function createSeriesService(deps: SeriesDeps) {
  const { db, clock, ids, itemChanged, clashesOf, changed } = deps;

  async function prepare(
    from: Db,
    act: SeriesAct,
    decisions: PrepareContext['decisions'],
    at: number,
  ): Promise<Prepared> {
    const context = { at, ids, decisions, clashesOf };
    switch (act.kind) {
      case 'create':
        return prepareCreate(from, act.draft, context);
      case 'change':
        return prepareChange(from, act.edit, context);
      case 'open-starts':
        return prepareOpenStarts(from, await seriesOrRefuse(from, act.seriesId), context);
    }
  }

  /** Writes a planned act: the series and each of its bookings with all that belongs to them. */
  async function write(tx: Tx, prepared: Prepared, at: number, kind?: string): Promise<Parts> {
    const parts: Parts = [];
    for (const { before, after } of prepared.series) {
      await putSeries(tx, after);
      parts.push({ kind: 'series', id: after.id, before, after });
    }
    for (const { before, after, accepted } of prepared.planned) {
      const next = after ?? leftOut(before, at);
      const part = await writeStep(tx, before, next, { at, kind, accepted });
      if (part !== null) parts.push(part);
    }
    return parts;
  }

  async function writeStep(
    tx: Tx,
    before: Booking | null,
    after: Booking | null,
    {
      at,
      kind,
      accepted = [],
    }: { at: number; kind: string | undefined; accepted?: readonly Clash[] },
  ): Promise<Parts[number] | null> {
    if (after === null) return null;
    if (before !== null && changesBetween(before, after).length === 0) return null;
    const changes = [...changesBetween(before, after), ...acceptedChange(accepted)];
    const step = { source: 'person' as const, kind: kind ?? usualKind(before, after), at, changes };
    const written = await writeBooking(tx, itemChanged, before, after, step);
    return { kind: 'booking', id: written.id, before, after: written };
  }

  async function resultOf(
    seriesId: SeriesId,
    parts: Parts,
    shown: string | undefined,
  ): Promise<SeriesResult> {
    const bookings = bookingIdsIn(parts);
    const id = shown ?? bookings[0];
    return {
      seriesId,
      count: bookings.length,
      booking: id === undefined ? null : await findView(db, id),
    };
  }

  function announce(parts: Parts): void {
    const seriesIds = parts.filter(({ kind }) => kind === 'series').map(({ id }) => id as SeriesId);
    changed(seriesIds, bookingIdsIn(parts)); // after commit: no listener may see what could roll back
  }

  return {
    /** What an act would come to, and what the person has to decide first. Writes nothing. */
    async preview({ act, decisions }: Input<'series.preview'>): Promise<SeriesPlan> {
      const { planned, ownChanges } = await prepare(db, act, decisions, clock.now());
      return { occurrences: planned.map(({ view }) => view), ownChanges };
    },

    /** Carries an act out. Everything is looked at once more in its transaction; one open question, and nothing is written. */
    async save({ act, decisions }: Input<'series.save'>): Promise<SeriesResult> {
      const { parts, seriesId } = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        const prepared = await prepare(tx, act, decisions, at);
        refuseUnsettled(prepared.planned);
        refuseNothing(act, prepared.planned);
        const parts = await write(tx, prepared, at);
        const title = await titleIn(tx, prepared.leadsTo.template);
        await recordUndo(tx, { at, label: t(`steps:series.${prepared.step}`, { title }), parts });
        return { parts, seriesId: prepared.leadsTo.id };
      });
      announce(parts);
      return resultOf(seriesId, parts, act.kind === 'change' ? act.edit.bookingId : undefined);
    },

    /** Cancels what is still to come of a series, from one occurrence on or altogether; the series goes no further. */
    async cancel({ bookingId, scope, reason, by }: Input<'series.cancel'>): Promise<SeriesResult> {
      const { parts, seriesId } = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        const { anchor, series, bookings } = await findFor(tx, { bookingId, scope }, at);
        const after = {
          ...series,
          ...(scope === 'following' ? { rule: endedBefore(series.rule, anchor.recurrenceId) } : {}),
          openStarts:
            scope === 'following'
              ? series.openStarts.filter((start) => start < anchor.recurrenceId)
              : [],
          endedAt: series.endedAt ?? at,
          endReason: series.endedAt === null ? reason : series.endReason,
          revision: series.revision + 1,
          changedAt: at,
        };
        const parts: Parts = [{ kind: 'series', id: series.id, before: series, after }];
        await putSeries(tx, after);
        const rules = await readCancellationRules(tx);
        const moment = { now: at, timeZone: await readPracticeTimeZone(tx) };
        for (const booking of bookings) {
          const said = cancellationOf(booking, { reason, by: by ?? null }, rules, moment);
          const next = cancelled(booking, said, at);
          const part = await writeStep(tx, booking, next, { at, kind: 'cancelled' });
          if (part !== null) parts.push(part);
        }
        const title = await titleIn(tx, series.template);
        await recordUndo(tx, { at, label: t('steps:series.cancelled', { title }), parts });
        return { parts, seriesId: series.id };
      });
      announce(parts);
      return resultOf(seriesId, parts, bookingId);
    },

    async get({ id }: Input<'series.get'>): Promise<Series> {
      return seriesOrRefuse(db, id);
    },

    /** The series with dates that could not be booked by themselves. */
    async attention(): Promise<SeriesAttention[]> {
      const context = { at: clock.now(), ids, decisions: [], clashesOf };
      const found: SeriesAttention[] = [];
      for (const series of await seriesWithOpenStarts(db)) {
        const { planned } = await prepareOpenStarts(db, series, context);
        if (planned.length === 0) continue;
        const plan = { occurrences: planned.map(({ view }) => view), ownChanges: 0 };
        found.push({ series, title: await titleIn(db, series.template), plan });
      }
      return found;
    },

    /** Books every series up to its horizon as it is today; what clashes waits for the person's word instead. */
    async topUp(): Promise<void> {
      for (const { id } of await seriesBehind(db, beyondHorizon(dayOf(clock.now(), 'UTC')))) {
        const parts = await db.transaction().execute(async (tx) => {
          const at = clock.now();
          const series = await findSeries(tx, id);
          if (series === null || series.endedAt !== null) return [];
          const context = { at, ids, decisions: [], clashesOf };
          const prepared = await prepareContinuation(tx, series, context);
          return prepared === null ? [] : write(tx, prepared, at, 'series-continued');
        });
        if (parts.length > 0) announce(parts);
      }
    },
  };
}

/** A booking that the person left out of a changed series. */
function leftOut(before: Booking | null, at: number): Booking | null {
  return before === null ? null : cancelled(before, { reason: '' }, at);
}

function usualKind(before: Booking | null, after: Booking): string {
  if (before === null) return 'created';
  return takesTime(after) ? 'changed' : 'cancelled';
}

function bookingIdsIn(parts: Parts): BookingId[] {
  return parts.filter(({ kind }) => kind === 'booking').map(({ id }) => id as BookingId);
}

function refuseNothing(act: SeriesAct, planned: readonly Planned[]): void {
  if (act.kind === 'create' && planned.every(({ after }) => after === null)) {
    throw new ExpectedError('invalid-input', t('refusals:series.allSkipped'));
  }
  if (planned.length > 0) return;
  throw new ExpectedError('not-allowed', t('refusals:series.nothingOpen'));
}

async function titleIn(db: Db, template: SeriesTemplate): Promise<string> {
  const { clientName, serviceName } = await readNames(db, template);
  return titleOf(template, clientName, serviceName);
}

async function seriesOrRefuse(db: Db, id: SeriesId): Promise<Series> {
  const series = await findSeries(db, id);
  if (series !== null) return series;
  throw new ExpectedError('not-found', t('refusals:gone.series'));
}
