import { create } from 'zustand';
import type { FreedTime, WaitingView } from '../../src-shared/domain/waiting.ts';
import type { Picked } from '../booking/form-values.ts';

/** What the dialog of the waiting list is open on. */
export type WaitingDialog =
  | { kind: 'closed' }
  | { kind: 'new'; client: Picked | null; service: Picked | null }
  | { kind: 'open'; entry: WaitingView };

type DialogState = {
  dialog: WaitingDialog;
  opened: number;
  /** The times whose takers are looked for; null while nobody looks. */
  freed: FreedTime[] | null;
};

export const useWaitingDialog = create<DialogState>(() => ({
  dialog: { kind: 'closed' },
  opened: 0,
  freed: null,
}));

function show(dialog: WaitingDialog): void {
  useWaitingDialog.setState((state) => ({ dialog, opened: state.opened + 1 }));
}

export function openNewWaiting(client: Picked | null, service: Picked | null): void {
  show({ kind: 'new', client, service });
}

export function openWaiting(entry: WaitingView): void {
  show({ kind: 'open', entry });
}

export function closeWaiting(): void {
  useWaitingDialog.setState({ dialog: { kind: 'closed' } });
}

/** Shows who could have times that were given up. */
export function showFits(freed: FreedTime[]): void {
  useWaitingDialog.setState({ freed });
}

export function closeFits(): void {
  useWaitingDialog.setState({ freed: null });
}
