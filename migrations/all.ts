import type { Migration } from 'kysely/migration';
import * as m0001 from './0001-first-tables.ts';
import * as m0002 from './0002-search.ts';
import * as m0003 from './0003-longest-booking.ts';
import * as m0004 from './0004-longest-event.ts';
import * as m0005 from './0005-booking-life.ts';
import * as m0006 from './0006-availability.ts';
import * as m0007 from './0007-series.ts';
import * as m0008 from './0008-people.ts';
import * as m0009 from './0009-waiting-list.ts';
import * as m0010 from './0010-receipts.ts';
import * as m0011 from './0011-packages.ts';
import * as m0012 from './0012-figures.ts';
import * as m0013 from './0013-sync-days.ts';
import * as m0014 from './0014-reminders.ts';
import * as m0015 from './0015-short-ways.ts';

/**
 * Every migration by name, in the order they run. A static list, because the app is one bundle that has no
 * folder to scan and the tests run the sources as they are; a test holds it against the files of this folder.
 */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': m0001,
  '0002-search': m0002,
  '0003-longest-booking': m0003,
  '0004-longest-event': m0004,
  '0005-booking-life': m0005,
  '0006-availability': m0006,
  '0007-series': m0007,
  '0008-people': m0008,
  '0009-waiting-list': m0009,
  '0010-receipts': m0010,
  '0011-packages': m0011,
  '0012-figures': m0012,
  '0013-sync-days': m0013,
  '0014-reminders': m0014,
  '0015-short-ways': m0015,
};
