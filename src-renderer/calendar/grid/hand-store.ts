import { create } from 'zustand';
import type { BookingView } from '../../../src-shared/domain/booking.ts';
import type { Place } from '../../ui/place.ts';

/** A booking that is being dragged or made longer, or was just dropped and is not saved yet. */
export type Held = { booking: BookingView; place: Place };

/** What the person has in hand in the calendar. */
type Hand = {
  /** The time that is marked for a new booking, by mouse or by keys. */
  mark: Place | null;
  held: Held | null;
};

export const useHand = create<Hand>(() => ({ mark: null, held: null }));

/** Marks a time for a new booking; null takes the mark away. */
export function setMark(mark: Place | null): void {
  if (useHand.getState().mark !== mark) useHand.setState({ mark });
}

/** Draws a booking elsewhere than it is; null draws it where it is. */
export function hold(held: Held | null): void {
  if (useHand.getState().held !== held) useHand.setState({ held });
}

/** Lets go of what was dropped, unless something else was taken in hand since. */
export function letGo(dropped: Held): void {
  if (useHand.getState().held === dropped) hold(null);
}
