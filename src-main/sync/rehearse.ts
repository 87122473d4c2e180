import { openDatabase, type OpenDatabase } from '../database/open.ts';
import type { Rehearsal } from '../../src-shared/domain/sync-views.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { CalendarProvider, EventWrite, WriteOutcome } from './calendar-provider.ts';
import { changeAccount, findAccount } from './calendar-repo.ts';
import { type CycleDeps, runCycle } from './cycle.ts';
import { readItems } from './item-repo.ts';
import { sentenceFor } from './trouble.ts';
import { retold } from '../../src-shared/words/retold.ts';
import { t } from '../../src-shared/words/words.ts';

/** As many titles as a person reads. */
const mostItems = 200;

/**
 * Finds out what a sync of an account would do by doing it: with the real engine, on a copy of the database in
 * memory, and through a provider that reads for real and only pretends to write.
 */
export async function rehearse(
  deps: CycleDeps & { database: OpenDatabase },
  accountId: string,
): Promise<Rehearsal> {
  const real = await deps.providerFor(accountId);
  if (real === null) return { ...nothing, problem: t('troubles:notConnected') };
  const copy = openDatabase(deps.database.sqlite.serialize());
  try {
    await copy.db.transaction().execute(async (tx) => {
      await tx.updateTable('account').set({ sync_started: 0 }).execute();
      const account = await findAccount(tx, accountId);
      if (account) await changeAccount(tx, accountId, { sync_started: 1, blocked_until: null });
    });
    const before = await countConflicts(copy);
    const writes: EventWrite[] = [];
    const pretending = pretend(real, writes);
    const result = await runCycle(
      {
        ...deps,
        db: copy.db,
        // What is only pretended uses up none of the calls that Google allows in a minute.
        pace: { take: () => 0 },
        snapshot: async () => {},
        providerFor: async () => pretending.provider,
      },
      true,
    );
    const items = await itemsOf(copy, writes);
    return {
      toSend: writes.filter((write) => write.kind === 'insert').length,
      toChange: writes.filter((write) => write.kind === 'patch').length,
      toRemove: writes.filter((write) => write.kind === 'delete').length,
      toFetch: pretending.fetched(),
      toDecide: (await countConflicts(copy)) - before,
      problem: result.problem && retold(sentenceFor(result.problem)),
      items,
    };
  } finally {
    await copy.close();
  }
}

const nothing: Rehearsal = {
  toSend: 0,
  toChange: 0,
  toRemove: 0,
  toFetch: 0,
  toDecide: 0,
  problem: null,
  items: [],
};

function pretend(real: CalendarProvider, writes: EventWrite[]) {
  const fetched = new Set<string>();
  const answer = (write: EventWrite): WriteOutcome => {
    writes.push(write);
    return { ok: true, value: write.kind === 'delete' ? null : eventAfter(write, writes.length) };
  };
  const provider: CalendarProvider = {
    capabilities: real.capabilities,
    requestFingerprint: real.requestFingerprint,
    usage: real.usage,
    listCalendars: () => real.listCalendars(),
    getCalendar: (calendarId) => real.getCalendar(calendarId),
    createCalendar: () => {
      throw new Error('a rehearsal makes no calendar');
    },
    async listEvents(calendarId, request) {
      const page = await real.listEvents(calendarId, request);
      if (page.ok) {
        for (const event of page.value.events)
          if (event.status !== 'cancelled') fetched.add(`${calendarId} ${event.id}`);
      }
      return page;
    },
    getEvent: (calendarId, eventId) => real.getEvent(calendarId, eventId),
    write: async (_calendarId, write) => answer(write),
    writeBatch: async (_calendarId, some) => some.map(answer),
  };
  return { provider, fetched: () => fetched.size };
}

/** What the calendar would answer to a write that went well. */
function eventAfter(write: EventWrite & { kind: 'insert' | 'patch' }, count: number): RemoteEvent {
  return {
    id: write.eventId,
    etag: `"rehearsed-${count}"`,
    status: 'confirmed',
    updatedAt: null,
    content: write.content,
    problem: null,
    stamp: write.stamp,
    recurrence: [],
    recurringEventId: null,
    originalStart: null,
    ownResponse: null,
  };
}

async function itemsOf(
  copy: OpenDatabase,
  writes: readonly EventWrite[],
): Promise<Rehearsal['items']> {
  const some = writes.slice(0, mostItems);
  const links = await copy.db
    .selectFrom('calendar_link')
    .select(['remote_id', 'item_kind', 'item_id'])
    .where(
      'remote_id',
      'in',
      some.map((write) => write.eventId),
    )
    .execute();
  const items = await readItems(
    copy.db,
    links.map((link) => ({ kind: link.item_kind, id: link.item_id })),
  );
  const actions = { insert: 'send', patch: 'change', delete: 'remove' } as const;
  return some.flatMap((write) => {
    const link = links.find((one) => one.remote_id === write.eventId);
    const item = link && items.get(link.item_id);
    return item ? [{ action: actions[write.kind], title: item.title, when: item.when }] : [];
  });
}

async function countConflicts(copy: OpenDatabase): Promise<number> {
  const row = await copy.db
    .selectFrom('sync_conflict')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('resolution', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}
