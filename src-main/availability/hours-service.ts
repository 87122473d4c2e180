import type {
  Availability,
  DayException,
  Holiday,
  TimeOff,
} from '../../src-shared/domain/availability.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { faultInDay, faultInWeek, weekdayName } from '../../src-shared/domain/hours-rules.ts';
import type { TimeOffId } from '../../src-shared/domain/ids.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { readHolidayPlace, writeHolidayPlace } from './holiday-place-repo.ts';
import {
  hoursOf,
  putException,
  putTimeOff,
  readExceptions,
  readHolidays,
  readOpeningRules,
  readTimeOff,
  readWeeklyHours,
  replaceHolidays,
  replaceWeekday,
} from './opening-repo.ts';
import { t } from '../../src-shared/words/words.ts';

export type HoursDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** Told after the commit that the practice is open at other times. */
  changed(): void;
};

export type HoursService = ReturnType<typeof createHoursService>;

/** When the practice is open; each change is one transaction and one step that can be taken back. */
export function createHoursService({ db, clock, ids, changed }: HoursDeps) {
  async function get(): Promise<Availability> {
    return {
      ...(await readOpeningRules(db)),
      timeOff: await readTimeOff(db),
      holidayPlace: await readHolidayPlace(db),
    };
  }

  /** Runs an act; what it changed nothing of is no step. */
  async function act(
    perform: (tx: Tx) => Promise<Pick<UndoStep, 'label' | 'parts'>>,
  ): Promise<Availability> {
    const isNews = await db.transaction().execute(async (tx) => {
      const { label, parts } = await perform(tx);
      const news = parts.filter(
        ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
      );
      if (news.length === 0) return false;
      await recordUndo(tx, { at: clock.now(), label, parts: news });
      return true;
    });
    if (isNews) changed(); // after commit: no listener may see what could roll back
    return await get();
  }

  return {
    get,

    /** Puts other hours in place of those that some weekdays have; without any they are closed. */
    async replace({ weekdays, weekly }: Input<'hours.replace'>): Promise<Availability> {
      const stray = weekly.find(({ weekday }) => !weekdays.includes(weekday));
      if (stray !== undefined) {
        throw refused(t('refusals:hours.stray', { weekday: weekdayName(stray.weekday) }));
      }
      refuseFault(faultInWeek(weekly));
      return act(async (tx) => {
        const [single] = weekdays;
        const parts: UndoStep['parts'] = [];
        const all = await readWeeklyHours(tx);
        for (const weekday of new Set(weekdays)) {
          const before = hoursOf(all, weekday);
          await replaceWeekday(tx, weekday, hoursOf(weekly, weekday));
          const after = hoursOf(await readWeeklyHours(tx), weekday);
          parts.push({ kind: 'hours', id: String(weekday), before, after });
        }
        const label =
          weekdays.length === 1 && single !== undefined
            ? t('steps:hours.ofWeekday', { weekday: weekdayName(single) })
            : t('steps:hours.ofWeek');
        return { label, parts };
      });
    },

    /** Gives a day hours of its own; none closes it. */
    async putException(exception: DayException): Promise<Availability> {
      const { day, hours } = exception;
      refuseFault(faultInDay(hours));
      return act(async (tx) => {
        const before = await exceptionOn(tx, day);
        await putException(tx, day, exception);
        const label =
          hours.length === 0
            ? t('steps:hours.closed', { day: dayText(day) })
            : t('steps:hours.ofDay', { day: dayText(day) });
        return { label, parts: [{ kind: 'exception', id: day, before, after: exception }] };
      });
    },

    /** Lets a day have the hours of its weekday again. */
    removeException({ day }: { day: Day }): Promise<Availability> {
      return act(async (tx) => {
        const before = await exceptionOn(tx, day);
        await putException(tx, day, null);
        return {
          label: t('steps:hours.usual', { day: dayText(day) }),
          parts: [{ kind: 'exception', id: day, before, after: null }],
        };
      });
    },

    addTimeOff(off: TimeOff): Promise<Availability> {
      return act(async (tx) => {
        const after = { ...off, id: ids.next() as TimeOffId };
        await putTimeOff(tx, after.id, after);
        const parts = [{ kind: 'time-off', id: after.id, before: null, after }];
        return { label: t('steps:hours.timeOffAdded', { days: offText(off) }), parts };
      });
    },

    changeTimeOff({ id, timeOff }: Input<'hours.changeTimeOff'>): Promise<Availability> {
      return act(async (tx) => {
        const before = await timeOffOrRefuse(tx, id);
        const after = { ...timeOff, id };
        await putTimeOff(tx, id, after);
        const parts = [{ kind: 'time-off', id, before, after }];
        return { label: t('steps:hours.timeOffChanged', { days: offText(before) }), parts };
      });
    },

    removeTimeOff({ id }: { id: TimeOffId }): Promise<Availability> {
      return act(async (tx) => {
        const before = await timeOffOrRefuse(tx, id);
        await putTimeOff(tx, id, null);
        const parts = [{ kind: 'time-off', id, before, after: null }];
        return { label: t('steps:hours.timeOffRemoved', { days: offText(before) }), parts };
      });
    },

    /** Closes the practice on the holidays given, and on no other holiday of that year; remembers whose they are. */
    async acceptHolidays({
      year,
      place,
      holidays,
    }: Input<'holidays.accept'>): Promise<Availability> {
      refuseOtherYear(year, holidays);
      return act(async (tx) => {
        const before = inYear(await readHolidays(tx), year);
        await replaceHolidays(tx, year, holidays);
        await writeHolidayPlace(tx, place);
        const after = inYear(await readHolidays(tx), year);
        const parts = [{ kind: 'holidays', id: String(year), before, after }];
        return { label: t('steps:hours.holidays', { year }), parts };
      });
    },
  };
}

async function exceptionOn(tx: Tx, day: Day): Promise<DayException | null> {
  return (await readExceptions(tx)).find((some) => some.day === day) ?? null;
}

async function timeOffOrRefuse(tx: Tx, id: TimeOffId) {
  const off = (await readTimeOff(tx)).find((some) => some.id === id);
  if (off !== undefined) return off;
  throw new ExpectedError('not-found', t('refusals:gone.timeOff'));
}

function inYear(holidays: readonly Holiday[], year: number): Holiday[] {
  return holidays.filter(({ day }) => day.startsWith(`${year}-`));
}

function refuseOtherYear(year: number, holidays: readonly Holiday[]): void {
  const days = new Set(holidays.map(({ day }) => day));
  if (days.size < holidays.length) throw refused(t('refusals:hours.dayTwice'));
  if (inYear(holidays, year).length < holidays.length) {
    throw refused(t('refusals:hours.otherYear', { year }));
  }
}

function refuseFault(fault: string | null): void {
  if (fault !== null) throw refused(fault);
}

function refused(fault: string): ExpectedError {
  return new ExpectedError('invalid-input', t('refusals:hours.wrong', { fault }), {
    field: 'hours',
  });
}

function dayText(day: Day): string {
  const endDay = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return describeWhen({ allDay: true, startDay: day, endDay });
}

function offText({ label, startDay, endDay }: TimeOff): string {
  const days = describeWhen({ allDay: true, startDay, endDay });
  return label === '' ? days : t('steps:hours.labelled', { label, days });
}
