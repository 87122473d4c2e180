import { TimeZone } from '../../src-shared/domain/time.ts';
import type { UndoPort } from '../undo/undo-port.ts';
import { spanDaysIn } from './all-day-repo.ts';
import { readPracticeTimeZone, writeSettings } from './settings-repo.ts';

/** Lets a change of the practice's zone be taken back; bookings that moved with it are parts of the same step. */
export const zoneUndo: UndoPort = {
  kind: 'practice-zone',
  read: (db) => readPracticeTimeZone(db),
  async write(tx, _id, after) {
    const timeZone = TimeZone.parse(after);
    await writeSettings(tx, { practiceTimeZone: timeZone });
    await spanDaysIn(tx, timeZone);
  },
};
