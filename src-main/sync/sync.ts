import type { Handlers } from '../ipc/serve.ts';
import type { LoopState, WakeReason } from './loop.ts';

export type SyncChannel = Extract<keyof Handlers, `sync.${string}`>;

/** The background loop and what the window may ask of it. */
export type Sync = {
  start(): void;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
  wake(reason: WakeReason): void;
  /** Tells anew how it stands, for example in another language. */
  announceChange(): void;
  /** What the loop is doing, and what keeps it from it. */
  readonly state: Readonly<LoopState>;
  handlers: Pick<Handlers, SyncChannel>;
};
