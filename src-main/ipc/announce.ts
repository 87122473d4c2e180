import type { EventName, Events } from '../../src-shared/ipc/contract.ts';
import type { SenderFrame } from './trusted-sender.ts';

/** The part of Electron's WebContents that an announcement needs. */
export type Listener = {
  isDestroyed(): boolean;
  readonly mainFrame: SenderFrame;
  send(channel: string, ...facts: unknown[]): void;
};

/** Tells every window of ours a fact. */
export type Announce = <E extends EventName>(event: E, facts: Events[E]) => void;

/** Announces on the one channel `announce`, to pages that would also be trusted as senders and to no other. */
export function createAnnounce(
  listeners: () => readonly Listener[],
  isTrusted: (event: { senderFrame: SenderFrame | null }) => boolean,
): Announce {
  return (event, facts) => {
    for (const listener of listeners()) {
      if (listener.isDestroyed() || !isTrusted({ senderFrame: listener.mainFrame })) continue;
      listener.send('announce', event, facts);
    }
  };
}
