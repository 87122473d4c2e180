import { create } from 'zustand';
import type { Client } from '../../src-shared/domain/client.ts';
import type { Day, WallTime, When } from '../../src-shared/domain/time.ts';

/** Where a new booking begins: at a time, at a wall-clock start the clocks make unclear, or somewhere on a day. */
export type Beginning = { when: When } | { start: WallTime } | { day: Day | null };

/** What the booking dialog is open on. */
export type BookingDialog =
  | { kind: 'closed' }
  /** `lengthIsMeant`: the person drew a length and did not just click. */
  | { kind: 'new'; beginning: Beginning; lengthIsMeant: boolean; client: Client | null }
  /** `startAsked`: a wall-clock start that the clocks make unclear; it must be decided before it can be saved. */
  | { kind: 'open'; id: string; startAsked: WallTime | null };

type DialogState = { dialog: BookingDialog; opened: number };

export const useBookingDialog = create<DialogState>(() => ({
  dialog: { kind: 'closed' },
  opened: 0,
}));

function show(dialog: BookingDialog): void {
  useBookingDialog.setState((state) => ({ dialog, opened: state.opened + 1 }));
}

type Preset = { beginning?: Beginning; lengthIsMeant?: boolean; client?: Client };

export function openNewBooking(preset: Preset = {}): void {
  const { beginning = { day: null }, lengthIsMeant = false, client = null } = preset;
  show({ kind: 'new', beginning, lengthIsMeant, client });
}

export function openBooking(id: string, startAsked: WallTime | null = null): void {
  show({ kind: 'open', id, startAsked });
}

export function closeBookingDialog(): void {
  useBookingDialog.setState({ dialog: { kind: 'closed' } });
}
