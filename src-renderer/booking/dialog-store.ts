import { create } from 'zustand';
import type { WaitingId } from '../../src-shared/domain/ids.ts';
import type { Day, WallTime, When } from '../../src-shared/domain/time.ts';
import type { Picked } from './form-values.ts';

/** Where a new booking begins: at a time, at a wall-clock start the clocks make unclear, or somewhere on a day. */
export type Beginning = { when: When } | { start: WallTime } | { day: Day | null };

/** What the booking dialog is open on. */
export type BookingDialog =
  | { kind: 'closed' }
  /** `lengthIsMeant`: the person drew a length and did not just click. */
  | ({ kind: 'new' } & NewBookingDialog)
  /** `startAsked`: a wall-clock start that the clocks make unclear; it must be decided before it can be saved. */
  | { kind: 'open'; id: string; startAsked: WallTime | null };

/** `waitingId`: who waits for it on the waiting list, and is off the list with it. */
export type NewBookingDialog = {
  beginning: Beginning;
  lengthIsMeant: boolean;
  client: Picked | null;
  service: Picked | null;
  waitingId: WaitingId | null;
};

type DialogState = { dialog: BookingDialog; opened: number };

export const useBookingDialog = create<DialogState>(() => ({
  dialog: { kind: 'closed' },
  opened: 0,
}));

function show(dialog: BookingDialog): void {
  useBookingDialog.setState((state) => ({ dialog, opened: state.opened + 1 }));
}

const nothingSaid: NewBookingDialog = {
  beginning: { day: null },
  lengthIsMeant: false,
  client: null,
  service: null,
  waitingId: null,
};

export function openNewBooking(preset: Partial<NewBookingDialog> = {}): void {
  show({ kind: 'new', ...nothingSaid, ...preset });
}

export function openBooking(id: string, startAsked: WallTime | null = null): void {
  show({ kind: 'open', id, startAsked });
}

export function closeBookingDialog(): void {
  useBookingDialog.setState({ dialog: { kind: 'closed' } });
}
