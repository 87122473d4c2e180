import { create } from 'zustand';
import type { Client } from '../../src-shared/domain/client.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';

/** What the booking dialog is open on. */
export type BookingDialog =
  | { kind: 'closed' }
  /** `when` is where the person pointed; `lengthIsMeant` when they drew a length and did not just click. */
  | {
      kind: 'new';
      when: When | null;
      startAsked: WallTime | null;
      lengthIsMeant: boolean;
      client: Client | null;
    }
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

type Preset = { when?: When; startAsked?: WallTime; lengthIsMeant?: boolean; client?: Client };

export function openNewBooking({
  when,
  startAsked,
  lengthIsMeant = false,
  client,
}: Preset = {}): void {
  show({
    kind: 'new',
    when: when ?? null,
    startAsked: startAsked ?? null,
    lengthIsMeant,
    client: client ?? null,
  });
}

export function openBooking(id: string, startAsked: WallTime | null = null): void {
  show({ kind: 'open', id, startAsked });
}

export function closeBookingDialog(): void {
  useBookingDialog.setState({ dialog: { kind: 'closed' } });
}
