import type { Account } from './calendar-state.ts';
import type { JsonObject } from './json.ts';
import type { ApiReply, ApiRequest } from './messages.ts';
import type { Session } from './oauth-state.ts';

/** What a route's handler works with. */
export type Call = {
  request: ApiRequest;
  /** The named pieces of the path, decoded. */
  param(name: string): string;
  /** Who is calling; only on routes that ask for scopes. */
  session(): Session;
  account(): Account;
  /** The body as a JSON object. @throws ApiError 400 */
  json(): JsonObject;
  /** How many changes a list is to lag behind. */
  lag: number;
};

export type Route = {
  /** As in Google's reference, for example `events.insert`; faults and the journal go by it. */
  name: string;
  method: string;
  /** Pieces that start with `:` are parameters. */
  path: string;
  /** Any one of them lets the caller in; a route without them takes no token. */
  scopes?: readonly string[];
  handle(call: Call): ApiReply;
};

export type Match = { route: Route; params: ReadonlyMap<string, string> };

export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => Match | null {
  const table = routes.map((route) => ({ route, pieces: route.path.split('/') }));
  return (method, path) => {
    const given = path.split('/');
    for (const { route, pieces } of table) {
      if (route.method !== method || pieces.length !== given.length) continue;
      const params = new Map<string, string>();
      const fits = pieces.every((piece, index) => {
        const value = decode(given[index]!);
        if (!piece.startsWith(':')) return piece === value;
        params.set(piece.slice(1), value);
        return value !== '';
      });
      if (fits) return { route, params };
    }
    return null;
  };
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece; // a stray percent sign stands for itself
  }
}
