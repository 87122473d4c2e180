import type { EventName, Events } from '../../src-shared/ipc/contract.ts';
import type { Announce } from '../ipc/announce.ts';

/** What is asked of the page, kept for it until it listens. */
export type PageMail = {
  send<E extends EventName>(event: E, facts: Events[E]): void;
  /** The page listens: it gets what has waited for it. */
  ready(): void;
  /** The page is gone or loads anew, and listens no more. */
  lost(): void;
};

/** More than a person can have meant; the oldest are dropped. */
const mostWaiting = 10;

/** Announces at once while the page listens, and otherwise as soon as it does. */
export function createPageMail(announce: Announce): PageMail {
  let isListening = false;
  let waiting: (() => void)[] = [];
  return {
    send(event, facts) {
      if (isListening) announce(event, facts);
      else waiting = [...waiting, () => announce(event, facts)].slice(-mostWaiting);
    },
    ready() {
      isListening = true;
      const kept = waiting;
      waiting = [];
      for (const deliver of kept) deliver();
    },
    lost() {
      isListening = false;
    },
  };
}
