import { create } from 'zustand';

/** The booking that is shown at a glance, and the box in the calendar that it was asked for at. */
type Look = { bookingId: string; at: DOMRect };

export const useLook = create<{ look: Look | null }>(() => ({ look: null }));

/** Shows a booking at a glance, beside where it stands. */
export function showLook(bookingId: string, element: Element): void {
  useLook.setState({ look: { bookingId, at: element.getBoundingClientRect() } });
}

/** Goes with the booking, where what is drawn around it moved. */
export function followLook(): void {
  const { look } = useLook.getState();
  const box = look === null ? null : boxOf(look.bookingId);
  if (look !== null && box !== null) showLook(look.bookingId, box);
}

/** Closes it, and gives the keyboard back to the booking where that is still to be seen. */
export function closeLook(): void {
  const { look } = useLook.getState();
  if (look === null) return;
  useLook.setState({ look: null });
  boxOf(look.bookingId)?.focus();
}

/** The box of a booking in the calendar that takes the keyboard; null when it is not drawn. */
export function boxOf(bookingId: string): HTMLElement | null {
  return document.querySelector(`main [data-booking="${CSS.escape(bookingId)}"]`);
}
