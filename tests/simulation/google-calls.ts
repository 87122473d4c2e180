import type {
  EventWrite,
  ListRequest,
  Outcome,
  ProviderErrorKind,
  WriteOutcome,
} from '../../src-main/sync/calendar-provider.ts';
import type { Stamp } from '../../src-shared/domain/event-content.ts';

/** One write on its way to one calendar. */
export type WriteCall = {
  kind: EventWrite['kind'];
  accountId: string;
  calendarId: string;
  write: EventWrite;
};

/** One request as it leaves the engine. */
export type Call =
  | WriteCall
  | { kind: 'list'; accountId: string; calendarId: string; request: ListRequest }
  | { kind: 'get'; accountId: string; calendarId: string; eventId: string }
  | { kind: 'batch'; accountId: string; calendarId: string; writes: readonly EventWrite[] }
  | { kind: 'calendars'; accountId: string }
  | { kind: 'calendar'; accountId: string; calendarId: string }
  | { kind: 'create-calendar'; accountId: string; name: string };

/** How a request came to be carried out: at once, much later, or once more. */
export type Arrival = 'direct' | 'late' | 'again';

/** Carries the request out as Google is at that moment; may be called never, later, or more than once. */
export type Apply<T> = (how?: {
  arrival?: Arrival;
  /** A listing as it was that many changes ago. */
  changesBack?: number;
}) => Outcome<T>;

/** Stands between the engine and Google; without any, every request arrives and every answer comes back. */
export type Hooks = {
  /**
   * Awaited before a request leaves and before its answer is given to the engine. A crash there is a promise that never
   * resolves (or throws): the call then never returns, and what arrived stays done.
   */
  pause?(phase: 'send' | 'receive', call: Call): Promise<void>;
  /** Decides what becomes of one request. */
  around?<T>(call: Call, apply: Apply<T>): Outcome<T> | Promise<Outcome<T>>;
  /** Decides what becomes of one part of a batch that arrived. */
  aroundPart?(call: WriteCall, apply: () => WriteOutcome): WriteOutcome;
  /** The order in which the parts of a batch are carried out; a permutation of their positions. */
  partOrder?(count: number): number[];
  /** True: the access token has run out, so the client must get a new one before it sends. */
  mustRefreshToken?(call: Call): boolean;
};

/** One write that reached Google. */
export type JournalEntry = {
  at: number;
  accountId: string;
  calendarId: string;
  kind: EventWrite['kind'];
  eventId: string;
  /** The precondition it carried, null for an insert. */
  etag: string | null;
  /** Null for a delete, which carries none. */
  stamp: Stamp | null;
  write: EventWrite;
  arrival: Arrival;
  inBatch: boolean;
  applied: boolean;
  /** What Google answered, whether or not the answer came back. */
  outcome: 'ok' | ProviderErrorKind;
  /** The event is there and was not created by one of our inserts. */
  wasForeign: boolean;
};

/** One request the engine made, whether or not it arrived; `told` stays null while no answer came back to the engine. */
export type RequestEntry = {
  at: number;
  call: Call;
  answeredAt: number | null;
  told: 'ok' | ProviderErrorKind | 'parts' | null;
  /** The longest wait any part of the answer asked for. */
  retryAfterMs: number | null;
};
