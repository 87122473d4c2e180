import type { Insertable } from 'kysely';
import type { Db } from '../../src-main/database/schema.ts';
import type { CalendarRow } from '../../src-main/database/sync-rows.ts';
import { mirrorRowOf } from '../../src-main/sync/mirror-row.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { accountRow, calendarRow } from './calendars.ts';
import { uuidOf } from './fakes.ts';

/** The calendar of `putBusyCalendar`. */
export const busyCalendarId = uuidOf(0xca1);

/** A connected account with a calendar whose events count as busy time. */
export async function putBusyCalendar(
  db: Db,
  given: Partial<Insertable<CalendarRow>> = {},
): Promise<void> {
  const calendar = calendarRow(busyCalendarId, 'account', { is_selected: 1, ...given });
  await db.insertInto('account').values(accountRow('account')).execute();
  await db.insertInto('calendar').values(calendar).execute();
}

/** An event of somebody else in that calendar, as a pull leaves it in the mirror; one with its id is replaced. */
export async function putBusyEvent(
  db: Db,
  when: When,
  given: Partial<RemoteEvent> = {},
): Promise<void> {
  const event: RemoteEvent = {
    id: 'dentist',
    etag: '"1"',
    status: 'confirmed',
    updatedAt: 1,
    content: { summary: 'Dentist', description: '', location: '', busy: true, when },
    problem: null,
    stamp: null,
    recurrence: [],
    recurringEventId: null,
    originalStart: null,
    ownResponse: null,
    ...given,
  };
  await db
    .deleteFrom('remote_event')
    .where('calendar_id', '=', busyCalendarId)
    .where('event_id', '=', event.id)
    .execute();
  await db
    .insertInto('remote_event')
    .values(mirrorRowOf(busyCalendarId, event, 1))
    .execute();
}
