import type { EventContent } from '../../src-shared/domain/event-content.ts';
import type {
  AccountsView,
  ConflictView,
  SyncLogEntry,
} from '../../src-shared/domain/sync-views.ts';
import {
  accountId,
  at,
  booking,
  client,
  emptyWorld,
  privateCalendarId,
  service,
  targetCalendarId,
} from './fake-world.ts';
import type { World } from './fake-world.ts';

const minute = 60_000;

function connected(now: number): AccountsView {
  const calendar = {
    accountId,
    timeZone: 'Europe/Berlin',
    canWrite: true,
    trouble: null,
    lastPulledAt: now - 2 * minute,
  };
  return {
    oauthClient: { idPreview: '10492837…' },
    keychainIsPersistent: true,
    isConnecting: false,
    accounts: [
      {
        id: accountId,
        email: 'praxis.lindner@gmail.com',
        status: 'connected',
        syncStarted: true,
        canCreateCalendars: true,
        trouble: null,
        calendars: [
          {
            ...calendar,
            id: targetCalendarId,
            name: 'Appointments',
            color: '#0b8043',
            isPrimary: false,
            isTarget: true,
            isSelected: true,
          },
          {
            ...calendar,
            id: privateCalendarId,
            name: 'Katrin Lindner',
            color: '#3f51b5',
            isPrimary: true,
            isTarget: false,
            isSelected: true,
          },
          {
            ...calendar,
            id: '01950000-0000-7000-8000-dddddddddddd' as typeof targetCalendarId,
            name: 'Holidays in Germany',
            color: null,
            canWrite: false,
            isPrimary: false,
            isTarget: false,
            isSelected: false,
          },
        ],
      },
    ],
  };
}

/** A physiotherapist's ordinary week, all of it agreed but two. */
export function usualWeek(now: () => number): World {
  const world = emptyWorld(now);
  const physio = service('Physiotherapy', 50, 'teal', 7200);
  const massage = service('Massage', 30, 'orange', 4200);
  const first = service('First visit', 60, 'indigo', 9000);
  const training = service('Back training (group)', 90, 'green', 1800);
  world.services = [physio, massage, first, training];
  const names = [
    'Anna Berg',
    'Tobias Krämer',
    'Fatma Yıldız',
    'Jonas Weber',
    'Helene Hoffmann',
    'Ngoc Anh Tran',
    'Peter Aldinger',
    'Sofia Rossi',
  ];
  world.clients = names.map((name, index) =>
    client(name, `0170 555 01${String(index).padStart(2, '0')}`),
  );
  const [anna, tobias, fatma, jonas, helene, ngoc, peter, sofia] = world.clients;
  const entry = (
    day: number,
    time: string,
    who: typeof anna | null,
    what: typeof physio,
    more: Partial<Parameters<typeof booking>[0]> = {},
  ) =>
    booking({
      client: who ?? null,
      service: what,
      when: at(`2026-03-0${day}T${time}`, what.lengthMinutes),
      ...more,
    });
  world.bookings = [
    entry(2, '09:00', peter, physio, { with: { status: 'completed' } }),
    entry(2, '10:00', sofia, first, { with: { status: 'completed' } }),
    entry(2, '11:30', helene, massage, { with: { status: 'no_show' } }),
    entry(2, '14:00', jonas, physio, { with: { status: 'completed' } }),
    entry(2, '17:30', null, training, { with: { title: 'Back training, Monday group' } }),
    entry(3, '09:00', anna, physio),
    entry(3, '10:00', tobias, physio, {
      with: {
        location: 'Room 2',
        privateNote: 'Left knee; bring the new band.',
        calendarNote: 'Bring your X-rays',
      },
    }),
    entry(3, '11:00', fatma, massage),
    entry(3, '11:30', ngoc, massage, { sync: 'pending' }),
    entry(3, '15:00', helene, physio),
    entry(3, '16:00', jonas, first, { with: { status: 'tentative' } }),
    entry(4, '08:30', sofia, physio),
    entry(4, '09:30', peter, physio),
    entry(4, '11:00', anna, massage, {
      with: { status: 'cancelled', cancelReason: 'ill', cancelledAt: 1 },
      sync: 'deleted',
    }),
    entry(4, '13:00', ngoc, first, { sync: 'pending' }),
    entry(4, '17:30', null, training, { with: { title: 'Back training, Wednesday group' } }),
    entry(5, '09:00', fatma, physio),
    entry(5, '10:00', jonas, massage),
    entry(5, '10:30', tobias, massage),
    entry(5, '14:00', anna, physio),
    entry(6, '09:00', helene, physio),
    entry(6, '10:00', peter, massage),
    entry(6, '11:00', sofia, physio),
  ];
  world.busy = [
    {
      key: 'b1',
      calendarId: privateCalendarId,
      title: 'Dentist',
      when: at('2026-03-03T13:00', 60),
    },
    {
      key: 'b2',
      calendarId: privateCalendarId,
      title: 'School play',
      when: at('2026-03-05T16:00', 120),
    },
    {
      key: 'b3',
      calendarId: privateCalendarId,
      title: 'Training course',
      when: { allDay: true, startDay: '2026-03-07', endDay: '2026-03-09' },
    },
  ];
  world.accounts = connected(now());
  world.summary = {
    state: 'idle',
    headline: 'Synced',
    lastSyncedAt: now() - 2 * minute,
    nextSyncAt: now() + 3 * minute,
    waiting: 2,
    failed: 0,
    needsDecision: 0,
  };
  world.timelines.set(world.bookings[6]?.id ?? '', [
    {
      id: 1,
      at: now() - 8 * 24 * 60 * minute,
      revision: 1,
      source: 'person',
      kind: 'created',
      changes: [],
      canRevert: false,
    },
    {
      id: 2,
      at: now() - 8 * 24 * 60 * minute + 4000,
      revision: 1,
      source: 'sync',
      kind: 'sent',
      changes: [],
      canRevert: false,
    },
    {
      id: 3,
      at: now() - 26 * 60 * minute,
      revision: 2,
      source: 'google',
      kind: 'pulled',
      canRevert: true,
      changes: [
        { field: 'when', from: at('2026-03-03T09:30', 50), to: at('2026-03-03T10:00', 50) },
      ],
    },
    {
      id: 4,
      at: now() - 3 * 60 * minute,
      revision: 3,
      source: 'person',
      kind: 'changed',
      canRevert: true,
      changes: [
        { field: 'location', from: '', to: 'Room 2' },
        { field: 'privateNote', from: '', to: 'Left knee; bring the new band.' },
      ],
    },
    {
      id: 5,
      at: now() - 3 * 60 * minute + 5000,
      revision: 3,
      source: 'sync',
      kind: 'sent',
      changes: [],
      canRevert: false,
    },
  ]);
  world.log = logOf(now());
  return world;
}

const countsOf = (index: number): Record<string, number> =>
  index % 4 === 0 ? { pulled: 1, inserted: 2 } : {};

function logOf(now: number): SyncLogEntry[] {
  return Array.from({ length: 60 }, (_, index): SyncLogEntry => ({
    id: 600 - index,
    at: now - (index * 5 + 2) * minute,
    kind: 'cycle',
    outcome: index === 7 ? 'failed' : 'ok',
    errorClass: index === 7 ? 'transient' : null,
    errorText: index === 7 ? 'Google did not answer within 30 seconds' : null,
    durationMs: 420 + index * 7,
    requests: index % 4 === 0 ? 4 : 2,
    tokenRefreshes: index % 12 === 0 ? 1 : 0,
    counts: countsOf(index),
  }));
}

const content = (
  summary: string,
  when: EventContent['when'],
  rest: Partial<EventContent> = {},
): EventContent => ({
  summary,
  description: '',
  location: '',
  when,
  busy: true,
  ...rest,
});

/** The same week on a bad day: refusals, conflicts of every kind, and a held-back pull. */
export function badDay(now: () => number): World {
  const world = usualWeek(now);
  const [b0, b1, b2, b3] = world.bookings.slice(5, 9);
  const put = (index: number, status: 'failed' | 'conflict', reason: string) => {
    const known = world.bookings[index];
    if (known === undefined) return;
    known.sync = {
      ...known.sync,
      status,
      reason,
      nextAttemptAt: status === 'failed' ? now() + 12 * minute : null,
    };
  };
  put(5, 'conflict', 'The time was changed here and in Google Calendar');
  put(9, 'failed', 'Google says: the calendar usage limit is reached');
  put(10, 'failed', 'Google says: the event text is too long');
  put(12, 'conflict', 'Deleted in Google Calendar');
  if (b0 === undefined || b1 === undefined || b2 === undefined || b3 === undefined) return world;
  const conflict = (
    id: number,
    kind: ConflictView['kind'],
    of: typeof b0,
    parts: Partial<ConflictView>,
  ): ConflictView => ({
    id,
    kind,
    at: now() - id * 17 * minute,
    itemKind: 'booking',
    itemId: of.id,
    title: of.displayTitle,
    calendarName: 'Appointments',
    base: null,
    local: content(of.displayTitle, of.when),
    remote: null,
    fields: [],
    ...parts,
  });
  world.conflicts = [
    conflict(1, 'fields', b0, {
      base: content('Physiotherapy: Anna Berg', at('2026-03-03T08:00', 50), { location: 'Room 1' }),
      local: content('Physiotherapy: Anna Berg', at('2026-03-03T09:00', 50), {
        location: 'Room 1',
      }),
      remote: content('Physiotherapy: Anna Berg', at('2026-03-03T14:00', 50), { location: 'Gym' }),
      fields: ['when', 'location'],
    }),
    conflict(2, 'remote-delete', b1, {}),
    conflict(3, 'rule', b2, {
      remote: content(b2.displayTitle, at('2026-03-03T09:15', 30)),
      fields: ['when'],
    }),
    conflict(4, 'duplicate', b3, {
      remote: content('Copy of Massage: Ngoc Anh Tran', at('2026-03-04T11:30', 30)),
    }),
    conflict(5, 'orphan', b3, {
      title: 'Physiotherapy: Karl Otto',
      local: null,
      remote: content('Physiotherapy: Karl Otto', at('2026-03-06T15:00', 50)),
    }),
  ];
  world.brakes = [
    {
      calendarId: targetCalendarId,
      calendarName: 'Appointments',
      at: now() - 9 * minute,
      items: world.bookings.slice(16, 22).map((item, index) => ({
        itemKind: 'booking' as const,
        itemId: item.id,
        title: item.displayTitle,
        when: item.when,
        change:
          index % 3 === 2
            ? { kind: 'moved' as const, to: at('2026-03-12T10:00', 50) }
            : { kind: 'vanished' as const },
      })),
    },
  ];
  world.summary = {
    state: 'paused',
    headline: 'Google wants to change many bookings at once; nothing was changed',
    lastSyncedAt: now() - 47 * minute,
    nextSyncAt: null,
    waiting: 2,
    failed: 2,
    needsDecision: 6,
  };
  return world;
}

/** Many at once, with names that do not fit. */
export function crowded(now: () => number): World {
  const world = usualWeek(now);
  const long = service(
    'Complex physical decongestion therapy with compression bandage',
    60,
    'violet',
  );
  const name = client('Dr. Maximiliane-Charlotte von Hohenstein-Wolfratshausen');
  const colors = ['blue', 'pink', 'red', 'yellow', 'gray'] as const;
  world.services.push(long);
  world.clients.push(name);
  world.bookings.push(
    ...Array.from({ length: 5 }, (_, index) =>
      booking({
        client: name,
        service: { ...long, color: colors[index] ?? 'gray' },
        when: at(`2026-03-05T12:${10 + index * 7}`, 40 + index * 12),
        with: { overlapAccepted: true },
      }),
    ),
    booking({ client: name, service: long, when: at('2026-03-06T13:00', 15) }),
    booking({ client: name, service: long, when: at('2026-03-06T13:15', 20) }),
    booking({ client: name, service: long, when: at('2026-03-06T14:00', 200) }),
    booking({
      service: long,
      when: { allDay: true, startDay: '2026-03-04', endDay: '2026-03-06' },
      with: { title: 'Congress in Leipzig' },
    }),
  );
  return world;
}

/** No network since the morning. */
export function offline(now: () => number): World {
  const world = usualWeek(now);
  world.summary = {
    ...world.summary,
    state: 'offline',
    headline: 'There is no network',
    lastSyncedAt: now() - 190 * minute,
    waiting: 5,
    nextSyncAt: null,
  };
  return world;
}

/** A week in use, with no account. */
export function unconnected(now: () => number): World {
  const world = usualWeek(now);
  world.accounts = emptyWorld(now).accounts;
  world.busy = [];
  world.summary = { ...emptyWorld(now).summary, waiting: world.bookings.length };
  world.bookings = world.bookings.map((known) => ({
    ...known,
    sync: { ...known.sync, status: 'pending', lastSyncedAt: null },
  }));
  return world;
}

/** Just connected: nothing has been sent yet. */
export function justConnected(now: () => number): World {
  const world = unconnected(now);
  world.accounts = connected(now());
  const account = world.accounts.accounts[0];
  if (account !== undefined) account.syncStarted = false;
  world.summary = {
    ...world.summary,
    state: 'not-started',
    headline: 'The first sync has not been started',
  };
  const items = world.bookings
    .slice(5, 17)
    .map((known) => ({ action: 'send' as const, title: known.displayTitle, when: known.when }));
  world.rehearsal = {
    toSend: 12,
    toChange: 0,
    toRemove: 0,
    toFetch: 3,
    toDecide: 0,
    problem: null,
    items,
  };
  return world;
}

export const scenarios = {
  empty: emptyWorld,
  usual: usualWeek,
  bad: badDay,
  crowded,
  offline,
  unconnected,
  started: justConnected,
};
export type ScenarioName = keyof typeof scenarios;
