import type { ApiReply } from './messages.ts';

type Held = {
  id: number;
  route: string;
  /** Applies the request, if that has not happened yet. */
  apply: (() => ApiReply) | null;
  reply: ApiReply | null;
  /** Requests still to come before it goes by itself; null waits to be released. */
  requestsLeft: number | null;
  done: (reply: ApiReply | null) => void;
};

export type HeldRequest = Readonly<{ id: number; route: string; applied: boolean }>;
export type Released = Readonly<{ id: number; route: string; status: number | null }>;

/** Requests whose effect, or whose answer, is kept back. */
export function createHeldRequests() {
  let held: Held[] = [];
  let numbered = 0;

  function release(released: readonly Held[]): Released[] {
    held = held.filter((one) => !released.includes(one));
    return released.map(({ id, route, apply, reply, done }) => {
      const final = apply ? apply() : reply;
      done(final);
      return { id, route, status: final?.status ?? null };
    });
  }

  return {
    /** @returns the answer as soon as it is released: null means that there will never be one */
    keep(
      route: string,
      {
        apply = null,
        reply = null,
        afterRequests = null,
      }: {
        apply?: (() => ApiReply) | null;
        reply?: ApiReply | null;
        afterRequests?: number | null;
      },
    ): Promise<ApiReply | null> {
      numbered += 1;
      const id = numbered;
      return new Promise((done) => {
        held.push({ id, route, apply, reply, requestsLeft: afterRequests, done });
      });
    },
    /** Another request has come in: lets go of those that waited for it. */
    countRequest(): void {
      for (const one of held) if (one.requestsLeft !== null) one.requestsLeft -= 1;
      const due = held.filter(({ requestsLeft }) => requestsLeft !== null && requestsLeft <= 0);
      if (due.length > 0) release(due);
    },
    release: (ids?: readonly number[]): Released[] =>
      release(held.filter(({ id }) => ids === undefined || ids.includes(id))),
    list: (): HeldRequest[] =>
      held.map(({ id, route, apply }) => ({ id, route, applied: apply === null })),
    clear(): void {
      for (const { done } of held) done(null);
      held = [];
    },
  };
}
