import { z } from 'zod';
import { ServiceId, SlotId, WeeklySlotId } from './ids.ts';
import { ServiceColor } from './service.ts';
import { SyncFacts } from './sync-status.ts';
import { Day, When } from './time.ts';
import { t } from '../words/words.ts';

const details = {
  /** What the time is offered for; null for anything. */
  serviceId: ServiceId.nullable(),
  when: When,
  /** Empty for the plain word. */
  title: z.string().trim().max(1000),
  location: z.string().trim().max(1000),
  /** A note that may go to the calendar. */
  calendarNote: z.string().max(8000),
};

/** What the person fills in for a new slot. */
export const SlotDraft = z.object({
  ...details,
  serviceId: details.serviceId.default(null),
  title: details.title.default(''),
  location: details.location.default(''),
  calendarNote: details.calendarNote.default(''),
});
export type SlotDraft = z.output<typeof SlotDraft>;

/** A change of some fields; what is left out stays as it is. */
export const SlotChange = z.object(details).partial();
export type SlotChange = z.output<typeof SlotChange>;

/** A time the practice offers: it lives in the calendar like a booking, but takes up no time there. */
export const Slot = z.object({
  id: SlotId,
  ...details,
  /** Rises with every change in the same transaction; above the synced revision means: waiting to be sent. */
  revision: z.number().int().positive(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** When it was withdrawn; null while it is offered. */
  withdrawnAt: z.number().nullable(),
  /** The weekly opening it is an occurrence of, and the day by which it is known there, even after it was moved. */
  weeklyId: WeeklySlotId.nullable(),
  occurrenceDay: Day.nullable(),
});
export type Slot = z.output<typeof Slot>;

/** A slot as the window shows it. */
export const SlotView = Slot.extend({
  displayTitle: z.string(),
  serviceName: z.string().nullable(),
  serviceColor: ServiceColor.nullable(),
  sync: SyncFacts,
});
export type SlotView = z.output<typeof SlotView>;

/** The title a slot shows: its own, else a plain word, of the spoken language if none is given. */
export function slotTitleOf(
  slot: Pick<Slot, 'title'>,
  plainWord = t('shell:plainTitle.opening'),
): string {
  return slot.title === '' ? plainWord : slot.title;
}
