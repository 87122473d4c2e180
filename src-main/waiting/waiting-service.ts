import { Temporal } from 'temporal-polyfill';
import type { Booking } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { withGiven } from '../../src-shared/domain/field-changes.ts';
import type { WaitingId } from '../../src-shared/domain/ids.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { spanOf, startOfDay, type TimeRange } from '../../src-shared/domain/time.ts';
import {
  firstFit,
  type FreedTime,
  neededForAnything,
  type Span,
  type WaitingDraft,
  WaitingEntry,
  type WaitingFit,
  type WaitingView,
  withoutSpans,
} from '../../src-shared/domain/waiting.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import type { BookingService } from '../bookings/booking-service.ts';
import { findClient } from '../clients/client-repo.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { findService, readServices } from '../services/service-repo.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { freedTimes } from './freed-times.ts';
import { findWaiting, putWaiting, readWaiting, readWaitingView } from './waiting-repo.ts';
import { t } from '../../src-shared/words/words.ts';

export type WaitingDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  bookings: Pick<BookingService, 'create'>;
  settings(): Promise<Settings>;
  /** What in a range can't be had by anybody. */
  taken(range: TimeRange): Promise<Span[]>;
  /** Told after the commit which entries changed. */
  changed(ids: WaitingId[]): void;
};

export type WaitingService = ReturnType<typeof createWaitingService>;

const minuteMs = 60_000;

/** Who waits for a time, and whom one that was given up suits. */
export function createWaitingService({
  db,
  clock,
  ids,
  bookings,
  settings,
  taken,
  changed,
}: WaitingDeps) {
  async function write(
    plan: (tx: Tx, at: number) => Promise<{ before: WaitingEntry | null; after: WaitingEntry }>,
    label: (name: string) => string,
  ): Promise<WaitingView> {
    const view = await db.transaction().execute(async (tx) => {
      const at = clock.now();
      const { before, after } = await plan(tx, at);
      const client = await findClient(tx, after.clientId);
      if (client === null)
        throw new ExpectedError('invalid-input', t('refusals:unknown.client'), {
          field: 'clientId',
        });
      const entry = await checked(tx, before, { ...after, changedAt: at });
      await putWaiting(tx, entry);
      await recordUndo(tx, {
        at,
        label: label(client.name),
        parts: [{ kind: 'waiting', id: entry.id, before, after: entry }],
      });
      return await readWaitingView(tx, entry.id);
    });
    changed([view.id]);
    return view;
  }

  async function fitting(times: readonly FreedTime[]): Promise<WaitingFit[]> {
    const entries = times.length === 0 ? [] : await readWaiting(db);
    if (entries.length === 0) return [];
    const usual = await settings();
    const now = clock.now();
    const timeZone = usual.practiceTimeZone;
    const given = times.flatMap((time) => spansOf(time, usual)).filter((span) => span.endAt > now);
    const free: Span[] = [];
    for (const span of given) {
      free.push(...withoutSpans([span], await taken({ fromAt: span.startAt, toAt: span.endAt })));
    }
    const services = new Map((await readServices(db)).map((service) => [service.id, service]));
    return entries.flatMap((entry) => {
      const service = entry.serviceId === null ? undefined : services.get(entry.serviceId);
      const fit = firstFit(entry, service ?? neededForAnything, free, { now, timeZone });
      return fit === null ? [] : { entry, when: { allDay: false as const, ...fit, timeZone } };
    });
  }

  return {
    /** Everybody who still waits, the longest first. */
    list: (): Promise<WaitingView[]> => readWaiting(db),

    add(draft: WaitingDraft): Promise<WaitingView> {
      return write(
        async (_tx, at) => ({
          before: null,
          after: {
            ...draft,
            id: ids.next() as WaitingId,
            sinceAt: at,
            state: 'waiting',
            bookingId: null,
            revision: 1,
            createdAt: at,
            changedAt: at,
          },
        }),
        (name) => t('steps:waiting.added', { name }),
      );
    },

    /** Changes what is given; offering somebody a time is one such change. */
    change({ id, changes }: Input<'waiting.change'>): Promise<WaitingView> {
      return write(
        async (tx) => {
          const before = await entryOrRefuse(tx, id);
          return { before, after: withGiven<WaitingEntry>(before, changes) };
        },
        (name) =>
          changes.state === 'offered'
            ? t('steps:waiting.offered', { name })
            : t('steps:waiting.changed', { name }),
      );
    },

    /** Takes somebody off the list. */
    remove({ id }: Input<'waiting.remove'>): Promise<WaitingView> {
      return write(
        async (tx) => {
          const before = await entryOrRefuse(tx, id);
          return { before, after: { ...before, state: 'removed' } };
        },
        (name) => t('steps:waiting.removed', { name }),
      );
    },

    /** Whom times that were given up suit, each with the earliest they could have: who has waited longest first. */
    fitting: ({ times }: Input<'waiting.fitting'>): Promise<WaitingFit[]> => fitting(times),

    /** Books a time for somebody who waits, and takes them off the list with it, as one step. */
    async book({ id, draft }: Input<'waiting.book'>): Promise<Booking> {
      const booking = await bookings.create(draft, async (tx, { id: bookingId }, at) => {
        const before = await entryOrRefuse(tx, id);
        const after: WaitingEntry = {
          ...before,
          state: 'booked',
          bookingId,
          revision: before.revision + 1,
          changedAt: at,
        };
        await putWaiting(tx, after);
        return [{ kind: 'waiting', id, before, after }];
      });
      changed([id]);
      return booking;
    },

    /** The times that steps of the person gave up, when somebody waits for one of them; null otherwise. */
    async wanted(
      steps: readonly Pick<UndoStep, 'parts'>[],
    ): Promise<{ times: FreedTime[]; count: number } | null> {
      const times = freedTimes(steps);
      const { length: count } = await fitting(times);
      return count === 0 ? null : { times, count };
    },
  };
}

/** The spans of a time that was given up. Of whole days only the practice's usual hours: nobody is offered the night. */
function spansOf(
  { when, bufferBeforeMinutes, bufferAfterMinutes }: FreedTime,
  { practiceTimeZone, dayStartsAtHour, dayEndsAtHour }: Settings,
): Span[] {
  if (!when.allDay) {
    const { startAt, endAt } = spanOf(when, practiceTimeZone);
    return [
      {
        startAt: startAt - bufferBeforeMinutes * minuteMs,
        endAt: endAt + bufferAfterMinutes * minuteMs,
      },
    ];
  }
  const spans: Span[] = [];
  let day = Temporal.PlainDate.from(when.startDay);
  for (; day.toString() < when.endDay; day = day.add({ days: 1 })) {
    const atHour = (hour: number): number =>
      hour === 24
        ? startOfDay(day.add({ days: 1 }).toString(), practiceTimeZone)
        : day.toZonedDateTime({ timeZone: practiceTimeZone, plainTime: { hour } })
            .epochMilliseconds;
    spans.push({ startAt: atHour(dayStartsAtHour), endAt: atHour(dayEndsAtHour) });
  }
  return spans;
}

async function checked(
  tx: Tx,
  before: WaitingEntry | null,
  after: WaitingEntry,
): Promise<WaitingEntry> {
  const { serviceId } = after;
  if (serviceId !== null && serviceId !== before?.serviceId) {
    if ((await findService(tx, serviceId)) === null)
      throw new ExpectedError('invalid-input', t('refusals:unknown.service'), {
        field: 'serviceId',
      });
  }
  const entry = WaitingEntry.safeParse({ ...after, revision: (before?.revision ?? 0) + 1 });
  if (entry.success) return entry.data;
  throw new ExpectedError('invalid-input', t('refusals:waiting.daysInOrder'), {
    field: 'latestDay',
    cause: entry.error,
  });
}

async function entryOrRefuse(tx: Tx, id: WaitingId): Promise<WaitingEntry> {
  const entry = await findWaiting(tx, id);
  if (entry !== null && (entry.state === 'waiting' || entry.state === 'offered')) return entry;
  throw new ExpectedError('not-found', t('refusals:gone.waiting'));
}
