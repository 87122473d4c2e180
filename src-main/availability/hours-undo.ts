import {
  DayException,
  Holiday,
  KeptTimeOff,
  WeeklyHours,
} from '../../src-shared/domain/availability.ts';
import { TimeOffId } from '../../src-shared/domain/ids.ts';
import type { UndoPort } from '../undo/undo-port.ts';
import {
  hoursOf,
  putException,
  putTimeOff,
  readExceptions,
  readHolidays,
  readTimeOff,
  readWeeklyHours,
  replaceHolidays,
  replaceWeekday,
} from './opening-repo.ts';

/** The hours of one weekday; its id is the weekday's number. */
const hours: UndoPort = {
  kind: 'hours',
  async read(db, id) {
    return hoursOf(await readWeeklyHours(db), Number(id));
  },
  async write(tx, id, after) {
    await replaceWeekday(tx, Number(id), WeeklyHours.array().parse(after ?? []));
  },
};

/** The hours of a day of its own; its id is the day. */
const exception: UndoPort = {
  kind: 'exception',
  async read(db, id) {
    return (await readExceptions(db)).find(({ day }) => day === id) ?? null;
  },
  async write(tx, id, after) {
    await putException(tx, id, DayException.nullable().parse(after));
  },
};

const timeOff: UndoPort = {
  kind: 'time-off',
  async read(db, id) {
    return (await readTimeOff(db)).find((off) => off.id === id) ?? null;
  },
  async write(tx, id, after) {
    await putTimeOff(tx, TimeOffId.parse(id), KeptTimeOff.nullable().parse(after));
  },
};

/** The holidays of one year; its id is the year. */
const holidays: UndoPort = {
  kind: 'holidays',
  async read(db, id) {
    return (await readHolidays(db)).filter(({ day }) => day.startsWith(`${id}-`));
  },
  async write(tx, id, after) {
    await replaceHolidays(tx, Number(id), Holiday.array().parse(after ?? []));
  },
};

/** How steps that changed when the practice is open are taken back. */
export const hoursUndo: readonly UndoPort[] = [hours, exception, timeOff, holidays];
