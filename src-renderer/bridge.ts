import type { FailureCode } from '../src-shared/domain/errors.ts';
import { t } from '../src-shared/words/words.ts';
import type {
  Bridge,
  Channel,
  EventName,
  Events,
  Failure,
  Output,
  Request,
} from '../src-shared/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    appointmentAgent: Bridge;
  }
}

/** A request that main refused or could not carry out. */
export class RequestFailure extends Error {
  override name = 'RequestFailure';
  readonly code: FailureCode;
  readonly field: string | undefined;

  constructor(failure: Failure, options: { cause?: unknown } = {}) {
    super(failure.message, options);
    this.code = failure.code;
    this.field = failure.field;
  }
}

type RequestArguments<C extends Channel> = undefined extends Request<C> ? [] : [input: Request<C>];

/** Asks main; throws a `RequestFailure` when the answer is no, and nothing else. */
export async function ask<C extends Channel>(
  channel: C,
  ...[input]: RequestArguments<C>
): Promise<Output<C>> {
  const reply = await window.appointmentAgent.request(channel, input).catch((cause: unknown) => {
    const message = t('failure.unanswered');
    throw new RequestFailure({ code: 'internal', message }, { cause });
  });
  if (!reply.ok) throw new RequestFailure(reply.failure);
  return reply.value as Output<C>; // main parsed it by the same contract
}

type Heard = { listeners: Set<(facts: unknown) => void>; stop: () => void };
const heard = new Map<EventName, Heard>();

/** Listens to main once for each kind of announcement, however many want to know of it. */
function hear(event: EventName): Heard {
  const known = heard.get(event);
  if (known !== undefined) return known;
  const listeners = new Set<(facts: unknown) => void>();
  const stop = window.appointmentAgent.subscribe(event, (facts) => {
    for (const listener of listeners) listener(facts);
  });
  const fresh = { listeners, stop };
  heard.set(event, fresh);
  return fresh;
}

/** Calls back with the facts of each announcement; the answer stops that. */
export function on<E extends EventName>(
  event: E,
  listener: (facts: Events[E]) => void,
): () => void {
  const { listeners, stop } = hear(event);
  const wrapped = (facts: unknown) => listener(facts as Events[E]);
  listeners.add(wrapped);
  return () => {
    listeners.delete(wrapped);
    if (listeners.size > 0 || heard.get(event)?.listeners !== listeners) return;
    heard.delete(event);
    stop();
  };
}

/** The failure behind anything that was thrown, so that every catch can tell the person something. */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  const message = t('failure.inWindow');
  return new RequestFailure({ code: 'internal', message }, { cause: error });
}
