import {
  titleOf,
  type Booking,
  type BookingDraft,
  type BookingView,
} from '../../src-shared/domain/booking.ts';
import {
  beforeChanges,
  cancelled,
  changesBetween,
  newBooking,
  restored,
  statusBeforeCancelling,
  takesTime,
  withChanges,
} from '../../src-shared/domain/booking-changes.ts';
import { cancellationOf } from '../../src-shared/domain/cancellation.ts';
import { acceptedChange, type Clash } from '../../src-shared/domain/clash.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { paid, unpaid } from '../../src-shared/domain/payment.ts';
import { searchQueryOf } from '../../src-shared/domain/search-query.ts';
import { sameWhen } from '../../src-shared/domain/time.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import type { TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { clashesOf } from '../clashes/clash-finder.ts';
import { settleClashes } from '../clashes/settle-clashes.ts';
import type { Db, Tx } from '../database/schema.ts';
import { readTimeline } from '../history/history-repo.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { readCancellationRules, readPracticeTimeZone } from '../settings/settings-repo.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoPart } from '../undo/undo-step.ts';
import { findService } from '../services/service-repo.ts';
import { findBooking, matchingBookingIds, readNames } from './booking-repo.ts';
import { findView, viewsBetween, viewsById } from './booking-view-repo.ts';
import { writeBooking } from './booking-writer.ts';
import { refuseAgainstLife } from './life-rule.ts';
import { t } from '../../src-shared/words/words.ts';

export type BookingDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** Told after the commit which bookings changed. */
  changed(ids: BookingId[]): void;
  itemChanged: ItemChanged;
};

export type BookingService = ReturnType<typeof createBookingService>;

/** More than anybody reads in a list of matches. */
const mostMatches = 100;

/** The kinds of steps, by which they are named where they can be taken back. */
type StepKind =
  | 'created'
  | 'moved'
  | 'changed'
  | 'cancelled'
  | 'restored'
  | 'reverted'
  | 'paid'
  | 'unpaid'
  | 'clash-accepted';

/** What one write does: the state it found, the state it leaves, and what the history calls it. */
type Step = {
  before: Booking | null;
  after: Booking;
  kind: Exclude<StepKind, 'moved'>;
  bookAnyway: boolean;
  /** What is in the way although the step takes no new time: the person says that it is fine. */
  accepted?: Clash[];
};

/** Writes what changes with a booking in other rooms, in the same transaction, and tells it for the way back. */
type Along = (tx: Tx, booking: Booking, at: number) => Promise<UndoPart[]>;

/** The rules of the appointment book: each write is one transaction, announced after it has committed. */
export function createBookingService({ db, clock, ids, changed, itemChanged }: BookingDeps) {
  async function write(
    plan: (tx: Tx, now: number) => Promise<Step>,
    along?: Along,
  ): Promise<Booking> {
    const { booking, isNews } = await db.transaction().execute(async (tx) => {
      const at = clock.now();
      const step = await plan(tx, at);
      await refuseUnknownNames(tx, step.before, step.after);
      await refuseAgainstLife(tx, step.before, step.after, at);
      const settled = await settleClashes(tx, step.before, step.after, step.bookAnyway);
      const changes = [
        ...changesBetween(step.before, settled.booking),
        ...acceptedChange(step.accepted ?? settled.accepted),
      ];
      if (step.before !== null && changes.length === 0) {
        return { booking: step.before, isNews: false };
      }
      const booking = await writeBooking(tx, itemChanged, step.before, settled.booking, {
        source: 'person',
        kind: step.kind,
        at,
        changes,
      });
      await recordUndo(tx, {
        at,
        label: t(`steps:booking.${wordOf(step)}`, { title: await titleIn(tx, booking) }),
        parts: [
          { kind: 'booking', id: booking.id, before: step.before, after: booking },
          ...((await along?.(tx, booking, at)) ?? []),
        ],
      });
      return { booking, isNews: true };
    });
    if (isNews) changed([booking.id]); // after commit: no listener may see what could roll back
    return booking;
  }

  return {
    /** Books what the draft says; `along` is what else belongs to the same step. */
    create(draft: BookingDraft, along?: Along): Promise<Booking> {
      return write(
        async (tx, now) => ({
          before: null,
          after: newBooking(draft, {
            id: ids.next() as BookingId,
            at: now,
            service: await serviceOf(tx, draft),
          }),
          kind: 'created',
          bookAnyway: draft.bookAnyway,
        }),
        along,
      );
    },

    /** Changes some fields of the booking as the person saw it; refused when it has changed since. */
    change({ id, revision, changes, bookAnyway }: Input<'bookings.change'>): Promise<Booking> {
      return write(async (tx) => {
        const before = await bookingOrRefuse(tx, id);
        refuseChangedMeanwhile(before, revision);
        return { before, after: withChanges(before, changes), kind: 'changed', bookAnyway };
      });
    },

    /** Cancels for the reason given. Late, and what that costs, is as the practice's rules say unless the person says otherwise. */
    cancel({ id, ...given }: Input<'bookings.cancel'>): Promise<Booking> {
      return write(async (tx, now) => {
        const before = await bookingOrRefuse(tx, id);
        const timeZone = await readPracticeTimeZone(tx);
        const rules = await readCancellationRules(tx);
        const cancellation = cancellationOf(before, given, rules, { now, timeZone });
        const after = cancelled(before, cancellation, now);
        return { before, after, kind: 'cancelled', bookAnyway: false };
      });
    },

    /** Enters what the client paid; a booking that is paid already is refused. */
    pay({ id, ...payment }: Input<'bookings.pay'>): Promise<Booking> {
      return write(async (tx) => {
        const before = await bookingOrRefuse(tx, id);
        return { before, after: paid(before, payment), kind: 'paid', bookAnyway: false };
      });
    },

    /** Takes a payment back that was entered by mistake, or was given back. */
    unpay({ id }: Input<'bookings.unpay'>): Promise<Booking> {
      return write(async (tx) => {
        const before = await bookingOrRefuse(tx, id);
        return { before, after: unpaid(before), kind: 'unpaid', bookAnyway: false };
      });
    },

    /** Takes a cancellation back: the booking has again the status it had, if its time is still free. */
    restore({ id, bookAnyway }: Input<'bookings.restore'>): Promise<Booking> {
      return write(async (tx) => {
        const before = await bookingOrRefuse(tx, id);
        const timeline = await readTimeline(tx, 'booking', id);
        const status = statusBeforeCancelling(timeline.flatMap((entry) => entry.changes));
        return { before, after: restored(before, status), kind: 'restored', bookAnyway };
      });
    },

    /** Takes one step of the history back: its fields, and only these, get the values they had before it. */
    revert({ id, entryId, bookAnyway }: Input<'bookings.revert'>): Promise<Booking> {
      return write(async (tx) => {
        const before = await bookingOrRefuse(tx, id);
        const entry = (await readTimeline(tx, 'booking', id)).find((step) => step.id === entryId);
        if (entry === undefined) {
          throw new ExpectedError('not-found', t('refusals:gone.step'));
        }
        return {
          before,
          after: beforeChanges(before, entry.kind, entry.changes),
          kind: 'reverted',
          bookAnyway,
        };
      });
    },

    /** Says that what is in a booking's way now is fine; nothing else of it changes. */
    acceptClashes({ id }: Input<'clashes.accept'>): Promise<Booking> {
      return write(async (tx) => {
        const before = await bookingOrRefuse(tx, id);
        const accepted = takesTime(before) ? await clashesOf(tx, before, id) : [];
        return {
          before,
          after: accepted.length === 0 ? before : { ...before, overlapAccepted: true },
          kind: 'clash-accepted',
          bookAnyway: true,
          accepted,
        };
      });
    },

    async get({ id }: Input<'bookings.get'>): Promise<BookingView> {
      return (await findView(db, id)) ?? refuseUnknown();
    },

    inRange({ fromAt, toAt }: Input<'bookings.inRange'>): Promise<BookingView[]> {
      return viewsBetween(db, fromAt, toAt);
    },

    /** The bookings that hold every word that was typed: coming ones first, the nearest to now before the others. */
    async search({ text, limit = mostMatches }: Input<'bookings.search'>): Promise<BookingView[]> {
      const query = searchQueryOf(text);
      if (query === null) return [];
      return viewsById(db, await matchingBookingIds(db, query, clock.now(), limit));
    },

    timeline({ id }: Input<'bookings.timeline'>): Promise<TimelineEntry[]> {
      return readTimeline(db, 'booking', id);
    },
  };
}

function wordOf({ before, after, kind }: Step): StepKind {
  return kind === 'changed' && before !== null && !sameWhen(before.when, after.when)
    ? 'moved'
    : kind;
}

async function titleIn(tx: Tx, booking: Booking): Promise<string> {
  const { clientName, serviceName } = await readNames(tx, booking);
  return titleOf(booking, clientName, serviceName);
}

/** The service a draft names; it gives what the draft leaves out. */
async function serviceOf(tx: Tx, { serviceId }: BookingDraft): Promise<Service | null> {
  return serviceId === null ? null : findService(tx, serviceId);
}

async function bookingOrRefuse(db: Db, id: BookingId): Promise<Booking> {
  return (await findBooking(db, id)) ?? refuseUnknown();
}

function refuseUnknown(): never {
  throw new ExpectedError('not-found', t('refusals:gone.booking'));
}

function refuseChangedMeanwhile(booking: Booking, revision: number): void {
  if (booking.revision === revision) return;
  throw new ExpectedError('changed-meanwhile', t('refusals:meanwhile.booking'));
}

/** A booking may only point at a client and a service that are known here; what it already pointed at is left alone. */
async function refuseUnknownNames(tx: Tx, before: Booking | null, after: Booking): Promise<void> {
  const { clientName, serviceName } = await readNames(tx, after);
  if (after.clientId !== null && clientName === null && after.clientId !== before?.clientId) {
    throw new ExpectedError('invalid-input', t('refusals:unknown.client'), {
      field: 'clientId',
    });
  }
  if (after.serviceId !== null && serviceName === null && after.serviceId !== before?.serviceId) {
    throw new ExpectedError('invalid-input', t('refusals:unknown.service'), {
      field: 'serviceId',
    });
  }
}
