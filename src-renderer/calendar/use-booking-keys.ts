import { useEffect, useEffectEvent } from 'react';
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import { useBookings } from '../store/bookings-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { dropDraft, keepDraft, stepDraft, useDraft } from './booking-draft.ts';
import { stepOf } from './key-moves.ts';
import { boxOf } from './quick-look-store.ts';
import { say } from './said.tsx';

type Lines = { isMonth: boolean; slotMinutes: number };
type AnyKeyboardEvent = ReactKeyboardEvent | KeyboardEvent;

/** Moves and stretches the booking that has the focus, and keeps it where it is as soon as the person goes on. */
export function useBookingKeys({ isMonth, slotMinutes }: Lines): {
  onBookingKey: (event: AnyKeyboardEvent, bookingId: string) => void;
  /** The keyboard went from a booking to something else. */
  onLeft: (to: EventTarget | null) => void;
} {
  const timeZone = usePracticeTimeZone();
  const draft = useDraft((state) => state.draft);
  const isMoving = draft !== null;

  function onBookingKey(event: AnyKeyboardEvent, bookingId: string): void {
    const { key, altKey, shiftKey } = event;
    const moved = useDraft.getState().draft?.booking;
    if (altKey) {
      const step = stepOf(key, { isLength: shiftKey, isMonth, slotMinutes });
      const booking = useBookings.getState().bookings.find(({ id }) => id === bookingId) ?? moved;
      if (step === null || booking?.id !== bookingId) return;
      event.preventDefault();
      stepDraft(booking, step, timeZone);
    } else if (moved?.id === bookingId && (key === 'Enter' || key === 'Escape')) {
      event.preventDefault();
      event.stopPropagation(); // its box would show it at a glance
      if (key === 'Enter') void keepDraft(timeZone);
      else dropDraft(timeZone);
    }
  }

  function onLeft(to: EventTarget | null): void {
    if (to === null || bookingAt(to) === useDraft.getState().draft?.booking.id) return;
    void keepDraft(timeZone);
  }

  // A booking that goes to another day is drawn anew there, and keeps the keyboard.
  useEffect(() => {
    if (draft === null) return undefined;
    const frame = requestAnimationFrame(() => {
      const box = boxOf(draft.booking.id);
      if (document.activeElement === document.body) box?.focus({ preventScroll: true });
      box?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  });

  // To press elsewhere is to let go of it, as of the mouse; a key that comes before it is drawn anew is meant for it.
  const onPress = useEffectEvent(({ target }: PointerEvent) => onLeft(target));
  const onKeyOfNobody = useEffectEvent((event: KeyboardEvent) => {
    const moved = useDraft.getState().draft?.booking;
    if (moved !== undefined && event.target === document.body) onBookingKey(event, moved.id);
  });
  useEffect(() => {
    if (!isMoving) return undefined;
    const pressed = (event: PointerEvent) => onPress(event);
    const typed = (event: KeyboardEvent) => onKeyOfNobody(event);
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('keydown', typed);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('keydown', typed);
    };
  }, [isMoving]);
  const onGone = useEffectEvent(() => {
    say('');
    void keepDraft(timeZone);
  });
  useEffect(() => () => onGone(), []);

  return { onBookingKey, onLeft };
}

/** The booking in whose box something lies. */
export function bookingAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-booking]')?.dataset['booking'] ?? null;
}
