import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { SlotId, WeeklySlotId } from '../../src-shared/domain/ids.ts';
import { weekdayName } from '../../src-shared/domain/hours-rules.ts';
import { closedReason, isDayOff } from '../../src-shared/domain/opening.ts';
import { slotTitleOf } from '../../src-shared/domain/slot.ts';
import type { Slot } from '../../src-shared/domain/slot.ts';
import { dayOf, spanOf } from '../../src-shared/domain/time.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import {
  occurrencesOf,
  type WeeklySlot,
  type WeeklySlotDraft,
} from '../../src-shared/domain/weekly-slot.ts';
import type { Tx } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import type { UndoStep } from '../undo/undo-step.ts';
import { readOpeningRules } from './opening-repo.ts';
import { occurrencesFrom } from './slot-repo.ts';
import { refuseUnknownService, type SlotDeps } from './slot-service.ts';
import { weeklyImage } from './slot-undo.ts';
import { newSlot, writeSlot } from './slot-writer.ts';
import { findWeeklySlot, putWeeklySlot, readWeeklySlots } from './weekly-slot-repo.ts';
import { t } from '../../src-shared/words/words.ts';

export type WeeklySlotService = ReturnType<typeof createWeeklySlotService>;

/** How far ahead the occurrences of a weekly opening are published. */
const horizonDays = 12 * 7;
const dayMs = 86_400_000;

/** The openings of every week: each occurrence is a slot of its own, made as its week comes near. */
export function createWeeklySlotService({ db, clock, ids, changed, itemChanged }: SlotDeps) {
  /** Makes what is missing up to the horizon. What has passed, time off, holidays and days closed by themselves get none, then or later. */
  async function publishAhead(
    tx: Tx,
    weekly: WeeklySlot,
    at: number,
  ): Promise<{ weekly: WeeklySlot; slots: Slot[] }> {
    const untilDay = horizonAt(at, weekly.timeZone);
    if (weekly.publishedUntil >= untilDay) return { weekly, slots: [] };
    const rules = await readOpeningRules(tx);
    const slots: Slot[] = [];
    for (const { day, when } of occurrencesOf(weekly, weekly.publishedUntil, untilDay)) {
      const span = spanOf(when, weekly.timeZone);
      const reason = closedReason(rules, span);
      const isOff = (reason !== null && reason.kind !== 'closed') || isDayOff(rules, day);
      if (span.startAt < at || isOff) continue;
      const { serviceId, title, location, calendarNote } = weekly;
      const slot = newSlot(
        { serviceId, title, location, calendarNote, when },
        ids.next() as SlotId,
        at,
        { weeklyId: weekly.id, occurrenceDay: day },
      );
      slots.push(await writeSlot(tx, itemChanged, null, slot, { kind: 'created', at }));
    }
    const ahead = { ...weekly, publishedUntil: untilDay };
    await putWeeklySlot(tx, ahead);
    return { weekly: ahead, slots };
  }

  return {
    /** Publishes an opening of every week, on the practice's wall clock. */
    async publish(draft: WeeklySlotDraft): Promise<WeeklySlot> {
      const { weekly, slots } = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        await refuseUnknownService(tx, null, draft.serviceId);
        const fresh: WeeklySlot = {
          ...draft,
          id: ids.next() as WeeklySlotId,
          timeZone: await readPracticeTimeZone(tx),
          publishedUntil: draft.firstDay,
          createdAt: at,
          endedAt: null,
        };
        await putWeeklySlot(tx, fresh);
        const made = await publishAhead(tx, fresh, at);
        await recordUndo(tx, {
          at,
          label: t('steps:opening.weeklyCreated', gapsOf(fresh)),
          parts: [
            { kind: 'weekly-slot', id: fresh.id, before: null, after: weeklyImage(fresh) },
            ...made.slots.map((slot) => ({
              kind: 'slot',
              id: slot.id,
              before: null,
              after: slot,
            })),
          ],
        });
        return made;
      });
      changed(slots.map(({ id }) => id));
      return weekly;
    },

    /** Ends a weekly opening and takes back those of its occurrences that have not begun. */
    async withdraw({ id }: { id: WeeklySlotId }): Promise<WeeklySlot> {
      const { weekly, slotIds } = await db.transaction().execute(async (tx) => {
        const at = clock.now();
        const before = await findWeeklySlot(tx, id);
        if (before === null) throw unknownWeekly();
        if (before.endedAt !== null) return { weekly: before, slotIds: [] };
        const after = { ...before, endedAt: at };
        await putWeeklySlot(tx, after);
        const parts: UndoStep['parts'] = [
          { kind: 'weekly-slot', id, before: weeklyImage(before), after: null },
        ];
        const slotIds: SlotId[] = [];
        for (const slot of await occurrencesFrom(tx, id, at)) {
          const withdrawn = { ...slot, withdrawnAt: at };
          await writeSlot(tx, itemChanged, slot, withdrawn, { kind: 'withdrawn', at });
          parts.push({ kind: 'slot', id: slot.id, before: slot, after: null });
          slotIds.push(slot.id);
        }
        await recordUndo(tx, {
          at,
          label: t('steps:opening.weeklyWithdrawn', gapsOf(before)),
          parts,
        });
        return { weekly: after, slotIds };
      });
      changed(slotIds);
      return weekly;
    },

    /** The weekly openings that go on. */
    async list(): Promise<WeeklySlot[]> {
      return await readWeeklySlots(db, dayOf(clock.now(), await readPracticeTimeZone(db)));
    },

    /** Publishes what has come near enough since; for the start of the app and once a day. Answers how many. */
    async topUp(): Promise<number> {
      const today = dayOf(clock.now(), await readPracticeTimeZone(db));
      const made: SlotId[] = [];
      for (const { id } of await readWeeklySlots(db, today)) {
        const slots = await db.transaction().execute(async (tx) => {
          const weekly = await findWeeklySlot(tx, id);
          if (weekly === null || weekly.endedAt !== null) return [];
          return (await publishAhead(tx, weekly, clock.now())).slots;
        });
        made.push(...slots.map((slot) => slot.id));
      }
      if (made.length > 0) changed(made);
      return made.length;
    },
  };
}

function horizonAt(at: number, timeZone: string): Day {
  return dayOf(at + horizonDays * dayMs, timeZone);
}

/** What names a weekly opening within a sentence. */
function gapsOf(weekly: WeeklySlot): { title: string; weekday: string; time: string } {
  const weekday = new Date(`${weekly.firstDay}T00:00Z`).getUTCDay() || 7;
  return { title: slotTitleOf(weekly), weekday: weekdayName(weekday), time: weekly.startTime };
}

function unknownWeekly(): ExpectedError {
  return new ExpectedError('not-found', t('refusals:gone.weeklyOpening'));
}
