import type { Fetch } from '../calendars/google/token-endpoint.ts';

/** A request to the network, as it goes to the thread that has one. */
export type CarriedRequest = {
  url: string;
  method: string;
  headers: [string, string][];
  body: ArrayBuffer;
};

/** What came back, whole. */
export type CarriedResponse = {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
};

/** The side with the network. */
export type FetchSide = {
  /** Resolves with the whole answer; rejects as `fetch` does. */
  fetch(id: number, request: CarriedRequest): Promise<CarriedResponse>;
  /** Gives up a request that is under way; any other id means nothing. */
  abortFetch(id: number): void;
};

/** `fetch` for the thread without a network: has each request made by the other side, and given up there when it is here. */
export function fetchFar(far: FetchSide): Fetch {
  let last = 0;
  return async (url, init) => {
    const request = new Request(url, init);
    const { signal } = init;
    last += 1;
    const id = last;
    const asked = {
      url: request.url,
      method: request.method,
      headers: [...request.headers],
      body: await request.arrayBuffer(),
    };
    signal?.throwIfAborted();
    let giveUp = (): void => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      giveUp = () => {
        far.abortFetch(id);
        reject(signal?.reason as Error);
      };
    });
    signal?.addEventListener('abort', giveUp);
    try {
      const { status, headers, body } = await Promise.race([far.fetch(id, asked), aborted]);
      // A status such as 204 may have no body at all, and an empty one is as good.
      return new Response(body.byteLength === 0 ? null : body, { status, headers });
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  };
}

/** The side with the network, made of its `fetch`. */
export function fetchNear(fetch: Fetch): FetchSide {
  const underWay = new Map<number, AbortController>();
  return {
    async fetch(id, { url, method, headers, body }) {
      const giver = new AbortController();
      underWay.set(id, giver);
      try {
        const response = await fetch(url, {
          method,
          headers,
          signal: giver.signal,
          ...(body.byteLength === 0 ? {} : { body }),
        });
        return {
          status: response.status,
          headers: [...response.headers],
          body: await response.arrayBuffer(),
        };
      } finally {
        underWay.delete(id);
      }
    },
    abortFetch: (id) => underWay.get(id)?.abort(),
  };
}
