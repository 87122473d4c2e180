import { z } from 'zod';
import { titleOf } from '../../src-shared/domain/booking.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { BookingId, CalendarId, ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import type {
  Bridge,
  Channel,
  EventName,
  Events,
  Input,
  Output,
  Reply,
} from '../../src-shared/ipc/contract.ts';
import type { OutstandingItem, TimelineEntry } from '../../src-shared/domain/sync-views.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { accountId, fakeId } from './fake-world.ts';
import type { World } from './fake-world.ts';

type Answer<T> = T | Promise<T>;
type Handlers = { [C in Channel]: (input: Input<C>) => Answer<Output<C>> };
type Announce = <E extends EventName>(event: E, facts: Events[E]) => void;

const includes = (texts: (string | null)[], wanted: string) =>
  texts.join(' ').toLowerCase().includes(wanted.toLowerCase());

function overlapping(world: World, when: When, except: string | null): BookingView[] {
  const zone = world.settings.practiceTimeZone;
  const span = spanOf(when, zone);
  return world.bookings.filter((other) => {
    const its = spanOf(other.when, zone);
    return (
      other.id !== except &&
      other.status !== 'cancelled' &&
      its.startAt < span.endAt &&
      span.startAt < its.endAt
    );
  });
}

function find<T extends { id: string }>(list: T[], id: string): T {
  const found = list.find((item) => item.id === id);
  if (found === undefined) throw new ExpectedError('not-found', 'It is no longer here.');
  return found;
}

function bookingHandlers(world: World, announce: Announce) {
  function put(
    booking: BookingView,
    kind: string,
    changes: TimelineEntry['changes'] = [],
  ): BookingView {
    const client = world.clients.find(({ id }) => id === booking.clientId) ?? null;
    const service = world.services.find(({ id }) => id === booking.serviceId) ?? null;
    const next: BookingView = {
      ...booking,
      clientName: client?.name ?? null,
      serviceName: service?.name ?? null,
      serviceColor: service?.color ?? null,
      displayTitle: titleOf(booking, client?.name ?? null, service?.name ?? null),
      sync: { ...booking.sync, status: 'pending', reason: null },
    };
    world.bookings = [...world.bookings.filter(({ id }) => id !== next.id), next];
    const timeline = world.timelines.get(next.id) ?? [];
    const entry = {
      id: timeline.length + 1,
      at: world.now(),
      revision: next.revision,
      source: 'person' as const,
      kind,
      changes,
    };
    world.timelines.set(next.id, [...timeline, { ...entry, canRevert: kind !== 'created' }]);
    announce('bookings.changed', { ids: [next.id] });
    return next;
  }
  function refuseOverlap(when: When, except: string | null, bookAnyway: boolean): void {
    if (!bookAnyway && overlapping(world, when, except).length > 0) {
      throw new ExpectedError('overlap', 'Another booking has this time.', { field: 'when' });
    }
  }
  function change(
    id: string,
    kind: string,
    changes: Partial<BookingView>,
    bookAnyway: boolean,
  ): BookingView {
    const before = find(world.bookings, id);
    if (changes.when !== undefined) refuseOverlap(changes.when, id, bookAnyway);
    const steps = Object.entries(changes).map(([field, to]) => ({
      field,
      from: before[field as keyof BookingView],
      to,
    }));
    return put({ ...before, ...changes, revision: before.revision + 1 }, kind, steps);
  }
  const defined = (object: object) =>
    Object.fromEntries(
      Object.entries(object).filter(([, value]) => value !== undefined),
    ) as Partial<BookingView>;

  return {
    'bookings.inRange': ({ fromAt, toAt }) =>
      world.bookings.filter((booking) => {
        const span = spanOf(booking.when, world.settings.practiceTimeZone);
        return span.startAt < toAt && fromAt < span.endAt;
      }),
    'bookings.get': ({ id }) => find(world.bookings, id),
    'bookings.create': ({ bookAnyway, ...draft }) => {
      refuseOverlap(draft.when, null, bookAnyway);
      const sync = {
        status: 'pending' as const,
        reason: null,
        remoteId: null,
        lastSyncedAt: null,
        nextAttemptAt: null,
      };
      const rest = {
        cancelReason: '',
        cancelledAt: null,
        overlapAccepted: bookAnyway,
        revision: 1,
        createdAt: world.now(),
        changedAt: world.now(),
      };
      const shown = { displayTitle: '', clientName: null, serviceName: null, serviceColor: null };
      return put({ ...draft, ...rest, ...shown, id: fakeId() as BookingId, sync }, 'created');
    },
    'bookings.change': ({ id, revision, changes, bookAnyway }) => {
      if (find(world.bookings, id).revision !== revision) {
        throw new ExpectedError(
          'changed-meanwhile',
          'It was changed elsewhere since you opened it. What you typed is still here.',
        );
      }
      return change(id, 'changed', defined(changes), bookAnyway);
    },
    'bookings.cancel': ({ id, reason }) =>
      change(
        id,
        'cancelled',
        { status: 'cancelled', cancelReason: reason, cancelledAt: world.now() },
        true,
      ),
    'bookings.restore': ({ id, bookAnyway }) => {
      refuseOverlap(find(world.bookings, id).when, id, bookAnyway);
      return change(
        id,
        'restored',
        { status: 'confirmed', cancelReason: '', cancelledAt: null },
        true,
      );
    },
    'bookings.overlaps': ({ when, except }) => overlapping(world, when, except),
    'bookings.search': ({ text }) =>
      world.bookings.filter((known) =>
        includes([known.displayTitle, known.location, known.privateNote], text),
      ),
    'bookings.timeline': ({ id }) => world.timelines.get(id) ?? [],
    'bookings.revert': ({ id, entryId, bookAnyway }) => {
      const steps = world.timelines.get(id)?.find((entry) => entry.id === entryId)?.changes ?? [];
      return change(
        id,
        'reverted',
        Object.fromEntries(steps.map((step) => [step.field, step.from])),
        bookAnyway,
      );
    },
  } satisfies Partial<Handlers>;
}

function peopleHandlers(world: World, announce: Announce) {
  return {
    'clients.search': ({ text }) =>
      world.clients.filter((known) => includes([known.name, known.phone, known.email], text)),
    'clients.create': (draft) => {
      const made = { ...draft, id: fakeId() as ClientId, revision: 1, archived: false };
      world.clients = [...world.clients, made];
      announce('clients.changed', { ids: [made.id] });
      return made;
    },
    'clients.change': ({ id, changes, archived }) => {
      const before = find(world.clients, id);
      const next = {
        ...before,
        ...changes,
        archived: archived ?? before.archived,
        revision: before.revision + 1,
      };
      world.clients = world.clients.map((known) => (known.id === id ? next : known));
      announce('clients.changed', { ids: [id] });
      return find(world.clients, id);
    },
    'services.list': () => world.services,
    'services.create': (draft) => {
      const made = { ...draft, id: fakeId() as ServiceId, revision: 1, archived: false };
      world.services = [...world.services, made];
      announce('services.changed', { ids: [made.id] });
      return made;
    },
    'services.change': ({ id, changes, archived }) => {
      const before = find(world.services, id);
      const next = {
        ...before,
        ...changes,
        archived: archived ?? before.archived,
        revision: before.revision + 1,
      };
      world.services = world.services.map((known) => (known.id === id ? next : known));
      announce('services.changed', { ids: [id] });
      return find(world.services, id);
    },
  } satisfies Partial<Handlers>;
}

function accountHandlers(world: World, announce: Announce) {
  function keep(accounts: World['accounts']): World['accounts'] {
    world.accounts = accounts;
    announce('accounts.changed', accounts);
    return accounts;
  }
  function onAccount(
    change: (
      account: World['accounts']['accounts'][number],
    ) => World['accounts']['accounts'][number],
  ) {
    return keep({ ...world.accounts, accounts: world.accounts.accounts.map(change) });
  }
  return {
    'accounts.view': () => world.accounts,
    'accounts.setOAuthClient': ({ clientId }) =>
      keep({ ...world.accounts, oauthClient: { idPreview: `${clientId.slice(0, 8)}…` } }),
    'accounts.chooseOAuthClientFile': () =>
      keep({ ...world.accounts, oauthClient: { idPreview: '10492837…' } }),
    'accounts.connect': () => keep({ ...world.accounts, isConnecting: true }),
    'accounts.cancelConnect': () => keep({ ...world.accounts, isConnecting: false }),
    'accounts.disconnect': () => keep({ ...world.accounts, accounts: [] }),
    'accounts.refreshCalendars': () => world.accounts,
    'accounts.createCalendar': ({ name }) =>
      onAccount((account) => {
        const made = {
          id: fakeId() as CalendarId,
          accountId,
          name,
          timeZone: 'Europe/Berlin',
          color: null,
          canWrite: true,
          isPrimary: false,
        };
        return {
          ...account,
          calendars: [
            ...account.calendars,
            { ...made, isTarget: true, isSelected: true, trouble: null, lastPulledAt: null },
          ],
        };
      }),
    'accounts.chooseTarget': ({ calendarId }) =>
      onAccount((account) => ({
        ...account,
        calendars: account.calendars.map((known) => ({
          ...known,
          isTarget: known.id === calendarId,
        })),
      })),
    'accounts.selectCalendar': ({ calendarId, isSelected }) =>
      onAccount((account) => ({
        ...account,
        calendars: account.calendars.map((known) =>
          known.id === calendarId ? { ...known, isSelected } : known,
        ),
      })),
    'accounts.startSync': () => onAccount((account) => ({ ...account, syncStarted: true })),
  } satisfies Partial<Handlers>;
}

function syncHandlers(world: World, announce: Announce) {
  function keep(changes: Partial<World['summary']>): World['summary'] {
    world.summary = { ...world.summary, ...changes };
    announce('sync.changed', world.summary);
    return world.summary;
  }
  return {
    'sync.summary': () => world.summary,
    'sync.now': () =>
      keep(world.summary.state === 'idle' ? { lastSyncedAt: world.now(), waiting: 0 } : {}),
    'sync.outstanding': () =>
      world.bookings
        .filter((known) => !['synced', 'deleted'].includes(known.sync.status))
        .map((known): OutstandingItem => ({
          itemKind: 'booking',
          itemId: known.id,
          title: known.displayTitle,
          when: known.when,
          isCancelled: known.status === 'cancelled',
          sync: known.sync,
        })),
    'sync.retry': () => keep({}),
    'sync.retryAll': () => keep({ failed: 0 }),
    'sync.conflicts': () => world.conflicts,
    'sync.resolve': ({ conflictId }) => {
      world.conflicts = world.conflicts.filter(({ id }) => id !== conflictId);
      return keep({ needsDecision: world.conflicts.length + world.brakes.length });
    },
    'sync.brakes': () => world.brakes,
    'sync.decideBrake': () => {
      world.brakes = [];
      return keep({ state: 'idle', headline: 'Synced', needsDecision: world.conflicts.length });
    },
    'sync.rehearse': () => world.rehearsal,
    'sync.log': ({ beforeId }) =>
      world.log.filter((entry) => beforeId === null || entry.id < beforeId).slice(0, 25),
  } satisfies Partial<Handlers>;
}

/** A main process in memory, for drawing and trying the window without Electron. */
export function createFakeBridge(world: World): Bridge {
  const listeners = new Map<EventName, Set<(facts: unknown) => void>>();
  const announce: Announce = (event, facts) => {
    for (const listener of listeners.get(event) ?? []) queueMicrotask(() => listener(facts));
  };
  const handlers: Handlers = {
    ...bookingHandlers(world, announce),
    ...peopleHandlers(world, announce),
    ...accountHandlers(world, announce),
    ...syncHandlers(world, announce),
    'calendar.busy': () => world.busy,
    'settings.get': () => world.settings,
    'settings.change': (changes) => {
      world.settings = { ...world.settings, ...(changes as Partial<World['settings']>) };
      announce('settings.changed', world.settings);
      return world.settings;
    },
    'app.about': () => ({
      version: '0.1.0',
      electron: '45.4.1',
      node: '24.11.0',
      platform: 'linux x64',
      dataFolder: '/home/katrin/.config/Appointment Agent',
    }),
  };

  return {
    async request(channel, raw): Promise<Reply<unknown>> {
      const input = requests[channel].input.safeParse(raw);
      if (!input.success)
        return {
          ok: false,
          failure: { code: 'invalid-input', message: z.prettifyError(input.error) },
        };
      try {
        const handle = handlers[channel] as (input: unknown) => Answer<unknown>; // same key, parsed above
        return { ok: true, value: await handle(input.data) };
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        return { ok: false, failure: { code: error.code, message: error.message } };
      }
    },
    subscribe(event, listener) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
  };
}
