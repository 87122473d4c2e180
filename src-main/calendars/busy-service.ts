import { busyBlocksOf } from '../../src-shared/domain/busy.ts';
import type { CalendarId } from '../../src-shared/domain/ids.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import type { TimeRange } from '../../src-shared/domain/time.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Log } from '../platform/ports.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { remoteEventOf } from '../sync/mirror-row.ts';
import {
  busyCalendars,
  dismissedDuplicates,
  seriesBefore,
  singlesNear,
  type BusyRow,
} from './busy-repo.ts';

export type BusyDeps = {
  db: Db;
  /** Is told of events that could not be shown, once for each way they can't. */
  log?: Pick<Log, 'warn'>;
};

export type BusyService = ReturnType<typeof createBusyService>;

type Problem = { calendarId: string; eventId: string; problem: string };

/**
 * Busy times that touch the range, from the mirror, recurring events expanded; days of all-day events count in the
 * practice's zone. Works in a transaction too, so that what is decided there is decided on what is there.
 */
export async function readBusyBlocks(
  db: Db,
  range: TimeRange,
  tell: (problems: readonly Problem[]) => void = () => {},
): Promise<BusyBlock[]> {
  const zoneForDays = await readPracticeTimeZone(db);
  const blocks: BusyBlock[] = [];
  for (const { id } of await busyCalendars(db))
    blocks.push(...(await blocksOf(db, id, range, zoneForDays, tell)));
  return blocks;
}

async function blocksOf(
  db: Db,
  calendarId: string,
  range: TimeRange,
  zoneForDays: string,
  tell: (problems: readonly Problem[]) => void,
): Promise<BusyBlock[]> {
  const rows = [
    ...(await singlesNear(db, calendarId, range)),
    ...(await seriesBefore(db, calendarId, range.toAt)),
  ];
  const { events, unreadable } = read(rows);
  const except = await dismissedDuplicates(db, calendarId);
  const found = busyBlocksOf({
    calendarId: calendarId as CalendarId,
    events,
    range,
    zoneForDays,
    except,
  });
  tell([...unreadable, ...found.problems].map((one) => ({ calendarId, ...one })));
  return found.blocks;
}

/** The times that are taken by what is in the calendars and is not ours: works without a network. */
export function createBusyService({ db, log }: BusyDeps) {
  const told = new Set<string>();

  function tell(problems: readonly Problem[]): void {
    for (const { calendarId, eventId, problem } of problems) {
      const key = `${calendarId} ${eventId} ${problem}`;
      // Forgets rather than grows: being told twice is no harm.
      if (told.size > 1000) told.clear();
      if (!told.has(key))
        log?.warn('an event is not shown as busy time', { calendarId, eventId, problem });
      told.add(key);
    }
  }

  return {
    /** Busy times that touch the range, see `readBusyBlocks`. */
    busyInRange(range: TimeRange): Promise<BusyBlock[]> {
      return readBusyBlocks(db, range, tell);
    },
  };
}

/** What the window may ask about busy times. */
export function busyHandlers(service: BusyService): Pick<Handlers, 'calendar.busy'> {
  return { 'calendar.busy': (range) => service.busyInRange(range) };
}

/** The mirror can be fetched again at any time: one row that can't be read must not hide all the others. */
function read(rows: readonly BusyRow[]): {
  events: RemoteEvent[];
  unreadable: Omit<Problem, 'calendarId'>[];
} {
  const events: RemoteEvent[] = [];
  const unreadable: Omit<Problem, 'calendarId'>[] = [];
  for (const row of rows) {
    try {
      events.push(remoteEventOf(row));
    } catch (error) {
      // The error's text may quote what is in the event, which belongs in no log.
      unreadable.push({
        eventId: row.event_id,
        problem: `its row can't be read (${error instanceof Error ? error.name : 'unknown'})`,
      });
    }
  }
  return { events, unreadable };
}
