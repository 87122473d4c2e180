import { create } from 'zustand';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { dayOf, sameWhen, spanOf } from '../../src-shared/domain/time.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { formatDay, formatWhen } from '../ui/format.ts';
import { stepped } from './key-moves.ts';
import type { KeyStep } from './key-moves.ts';
import { moveBooking } from './move-booking.ts';
import { askForDay, shownDaysNow } from './position-store.ts';
import { say } from './said.tsx';

/** A booking that the person moves by keys: drawn where it would be, and not saved yet. */
type Draft = { booking: BookingView; when: When; asked: WallTime | null };

/** `isKeeping`: it is being saved, or the person is asked about a clash; until that is over nothing moves it. */
type DraftState = { draft: Draft | null; isKeeping: boolean };

export const useDraft = create<DraftState>(() => ({ draft: null, isKeeping: false }));

/** Moves a booking by a step, without saving it; says where it now is. */
export function stepDraft(booking: BookingView, step: KeyStep, timeZone: string): void {
  if (useDraft.getState().isKeeping) return;
  if (booking.status === 'cancelled') {
    say(t('calendar:move.fixed', { title: booking.displayTitle }));
    return;
  }
  const before = useDraft.getState().draft;
  const draft = before?.booking.id === booking.id ? before : { booking, when: booking.when };
  const next = stepped(draft.when, step, timeZone);
  if (next === null) {
    if (step.isLength) say(t('calendar:move.asShort', { title: booking.displayTitle }));
    return;
  }
  useDraft.setState({ draft: { booking: draft.booking, ...next } });
  say(wordsFor(draft.booking, next.when, next.asked, timeZone));
  followWithView(next.when, timeZone);
}

function wordsFor(
  { displayTitle: title }: BookingView,
  when: When,
  asked: WallTime | null,
  timeZone: string,
): string {
  if (asked === null) return t('calendar:move.now', { title, when: formatWhen(when, timeZone) });
  const [day, time] = [formatDay(asked.slice(0, 10)), asked.slice(11)];
  return t('calendar:move.unclear', { title, day, time });
}

/** The calendar goes with a booking that leaves the days on screen. */
function followWithView(when: When, timeZone: string): void {
  const { firstDay, endDay } = shownDaysNow();
  const day = dayOf(spanOf(when, timeZone).startAt, timeZone);
  if (firstDay <= day && day < endDay) return;
  askForDay(day);
}

/** Saves a booking where it was moved to, with the same questions as one that was dropped there by mouse. */
export async function keepDraft(timeZone: string): Promise<void> {
  const { draft, isKeeping } = useDraft.getState();
  if (draft === null || isKeeping) return;
  say('');
  useDraft.setState({ isKeeping: true });
  const isSame = sameWhen(draft.when, draft.booking.when);
  if (draft.asked === null && !isSame) await moveBooking(draft.booking, draft.when, timeZone);
  useDraft.setState({ draft: null, isKeeping: false });
  if (draft.asked !== null) openBooking(draft.booking.id, draft.asked);
}

/** Puts a booking that is being moved back to where it was. */
export function dropDraft(timeZone: string): void {
  const { draft, isKeeping } = useDraft.getState();
  if (draft === null || isKeeping) return;
  useDraft.setState({ draft: null });
  const { displayTitle: title, when } = draft.booking;
  say(t('calendar:move.wentBack', { title, when: formatWhen(when, timeZone) }));
  followWithView(when, timeZone);
}

/** Where keys have moved a booking to that is not saved yet; null when it is not that one. */
export function draftOf(bookingId: string): When | null {
  const { draft } = useDraft.getState();
  return draft?.booking.id === bookingId ? draft.when : null;
}

/** Leaves a booking that keys have moved to the mouse, which goes on from there. */
export function letGoOfDraft(bookingId: string): void {
  if (draftOf(bookingId) === null || useDraft.getState().isKeeping) return;
  useDraft.setState({ draft: null });
  say('');
}
