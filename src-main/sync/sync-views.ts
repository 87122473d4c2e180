import type { ItemKind } from '../../src-shared/domain/event-content.ts';
import type { CalendarId } from '../../src-shared/domain/ids.ts';
import {
  type BrakeView,
  ConflictKind,
  type ConflictView,
  type OutstandingItem,
  type SyncSummary,
} from '../../src-shared/domain/sync-views.ts';
import type { Db } from '../database/schema.ts';
import { brakeOf } from './brake.ts';
import { contentOf, openConflicts } from './conflict-repo.ts';
import { readItems, tookPlace } from './item-repo.ts';
import type { LoopState } from './loop.ts';
import { type Health, outstandingRows, readHealth, type OutstandingRow } from './health-repo.ts';
import { syncFactsOf } from './sync-status.ts';
import { retold } from '../../src-shared/words/retold.ts';
import { t } from '../../src-shared/words/words.ts';

/** More than anybody reads in one list. */
const mostItems = 500;

/** How it stands, in one sentence and a few numbers, from the database and the loop's own state. */
export async function summarize(db: Db, loop: LoopState): Promise<SyncSummary> {
  const health = await readHealth(db);
  const state = stateOf(health, loop);
  return {
    state,
    headline: headlineOf(state, health, loop),
    lastSyncedAt: health.lastSyncedAt,
    nextSyncAt: loop.nextSyncAt,
    waiting: health.waiting,
    failed: health.failed,
    needsDecision: health.needsDecision,
  };
}

function stateOf(health: Health, loop: LoopState): SyncSummary['state'] {
  if (health.reconnect === null && health.connected === 0) return 'not-connected';
  if (health.reconnect !== null) return 'trouble';
  if (health.started === 0 || !health.hasTarget) return 'not-started';
  if (loop.isSyncing) return 'syncing';
  if (loop.isOffline) return 'offline';
  if (health.paused > 0) return 'paused';
  if (health.trouble !== null || loop.brokenSince !== null || health.failed > 0) return 'trouble';
  return 'idle';
}

function headlineOf(state: SyncSummary['state'], health: Health, loop: LoopState): string {
  switch (state) {
    case 'not-connected':
      return t('verdicts:headline.notConnected');
    case 'not-started':
      return health.hasTarget ? t('verdicts:headline.notStarted') : t('verdicts:headline.noTarget');
    case 'syncing':
      return t('verdicts:headline.syncing');
    case 'offline':
      // Of what is held back nothing is sent when the network is back.
      return health.paused > 0
        ? t('verdicts:headline.offlineAndPaused')
        : t('verdicts:headline.offline');
    case 'paused':
      return t('verdicts:headline.paused');
    case 'trouble':
      if (health.reconnect !== null) return retold(health.reconnect);
      if (loop.brokenSince !== null) return t('verdicts:headline.broken');
      return health.trouble === null
        ? t('verdicts:headline.failed', { count: health.failed })
        : retold(health.trouble);
    case 'idle':
      if (health.needsDecision > 0) return t('verdicts:headline.decision');
      return health.waiting > 0 ? t('verdicts:headline.waiting') : t('verdicts:headline.idle');
  }
}

/** Everything that is not as agreed: failed first, then what waits, each in order of time. */
export async function outstanding(db: Db): Promise<OutstandingItem[]> {
  const rows = await outstandingRows(db, mostItems);
  const items = await readItems(
    db,
    rows.map((row) => ({ kind: row.itemKind, id: row.itemId })),
  );
  const views = rows.flatMap((row) => {
    const item = items.get(row.itemId);
    if (!item) return [];
    const facts = { revision: item.revision, isWanted: item.wanted !== null };
    const conflict = row.conflictKind === null ? null : { kind: row.conflictKind };
    const sync = syncFactsOf(facts, linkFactsOf(row), conflict);
    if (sync.status === 'synced' || sync.status === 'deleted') return [];
    return [
      {
        itemKind: item.kind,
        itemId: item.id,
        title: item.title,
        when: item.when,
        isCancelled: !facts.isWanted,
        sync,
      },
    ];
  });
  const order = ['failed', 'conflict', 'pending'];
  return views.toSorted((a, b) => order.indexOf(a.sync.status) - order.indexOf(b.sync.status));
}

function linkFactsOf(row: OutstandingRow) {
  if (row.state === null || row.remote_id === null || row.synced_revision === null) return null;
  return {
    ...row,
    state: row.state,
    remote_id: row.remote_id,
    synced_revision: row.synced_revision,
  };
}

/** What waits for the person's decision. */
export async function conflicts(db: Db): Promise<ConflictView[]> {
  const rows = await openConflicts(db);
  const items = await readItems(
    db,
    rows.map((row) => ({ kind: row.item_kind, id: row.item_id })),
  );
  const calendars = await calendarNames(db);
  return rows.map((row) => {
    const remote = contentOf(row.remote_json);
    const item = items.get(row.item_id);
    return {
      id: row.id,
      kind: ConflictKind.parse(row.kind),
      at: row.at,
      itemKind: row.item_kind,
      itemId: row.item_id,
      title: item?.title ?? remote?.summary ?? t('shell:plainTitle.booking'),
      calendarName: calendars.get(row.calendar_id) ?? t('verdicts:aCalendar'),
      base: contentOf(row.base_json),
      local: item?.wanted ?? contentOf(row.local_json),
      remote,
      fields: JSON.parse(row.fields_json) as ConflictView['fields'],
      tookPlace: tookPlace(item),
    };
  });
}

/** Calendars held because they would change many bookings at once. */
export async function brakes(db: Db): Promise<BrakeView[]> {
  const held = await db
    .selectFrom('calendar')
    .select(['id', 'name', 'brake_json'])
    .where('brake_json', 'is not', null)
    .execute();
  const views: BrakeView[] = [];
  for (const calendar of held) {
    const brake = brakeOf(calendar.brake_json);
    if (!brake) continue;
    const keys: { kind: ItemKind; id: string }[] = brake.items.map(({ itemKind, itemId }) => ({
      kind: itemKind,
      id: itemId,
    }));
    const items = await readItems(db, keys);
    views.push({
      calendarId: calendar.id as CalendarId,
      calendarName: calendar.name,
      at: brake.at,
      items: brake.items.flatMap((one) => {
        const item = items.get(one.itemId);
        return item ? [{ ...one, title: item.title, when: item.when }] : [];
      }),
    });
  }
  return views;
}

async function calendarNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('calendar').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
