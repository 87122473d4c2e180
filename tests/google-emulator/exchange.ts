import { ApiError, insufficientPermissions, parseError } from './api-error.ts';
import { formatBatch, parseBatch } from './batch.ts';
import type { CalendarState } from './calendar-state.ts';
import type { EmulatorClock } from './clock.ts';
import { failureReply } from './failures.ts';
import type { Failure, Faults, Strike } from './faults.ts';
import { selectFields } from './field-mask.ts';
import type { createHeldRequests } from './held.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import type { KnobValues } from './knobs.ts';
import { type ApiReply, type ApiRequest, htmlReply } from './messages.ts';
import type { OAuthState, Session } from './oauth-state.ts';
import type { Random } from './random.ts';
import type { Call, Match, Route } from './router.ts';
import { opens } from './scopes.ts';

/** How an answer travels. */
export type Delivery =
  | { kind: 'send' }
  | { kind: 'drop' }
  /** Only so much of the body; `clean` ends it as if it were whole. */
  | { kind: 'cut'; keep: number; clean: boolean }
  | { kind: 'hold'; released: Promise<ApiReply | null> };

export type Outcome = { reply: ApiReply; delivery: Delivery };
/** A request that has arrived; `run` gives it its effect, once its delay is over. */
export type Exchange = { delayMs: number; run(): Outcome };

type Deps = {
  router: (method: string, path: string) => Match | null;
  state: CalendarState;
  oauth: OAuthState;
  faults: Faults;
  held: ReturnType<typeof createHeldRequests>;
  journal: Journal;
  countQuota: (user: string) => void;
  bumpEtag: (calendarId: string, eventId: string, account: string) => void;
  clock: EmulatorClock;
  random: Random;
  knobs: () => KnobValues;
};

const batchRoute: Route = {
  name: 'batch',
  method: 'POST',
  path: '/batch/calendar/v3',
  handle: () => htmlReply(500, ''),
};
const unknownRoute: Route = {
  name: 'unknown',
  method: '*',
  path: '*',
  handle: () => htmlReply(404, '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>'),
};
const nowhere: Match = { route: unknownRoute, params: new Map() };
const sent: Delivery = { kind: 'send' };
const noReply: ApiReply = { status: 0, headers: {}, body: '' };

/** The way of a request through the emulator: route, faults, token, quota, effect, answer. */
export function createExchanges({
  router,
  state,
  oauth,
  faults,
  held,
  journal,
  countQuota,
  bumpEtag,
  clock,
  random,
  knobs,
}: Deps) {
  function receive(request: ApiRequest, batch: number | null = null): Exchange {
    const isBatch = batch === null && request.method === 'POST' && request.path === batchRoute.path;
    const match = isBatch
      ? { route: batchRoute, params: new Map<string, string>() }
      : (router(request.method, request.path) ?? nowhere);
    held.countRequest();
    const entry = journal.open(request, match.route.name, clock.now(), batch);
    const strike = faults.strike({
      route: match.route.name,
      method: request.method,
      path: request.path,
    });
    entry.fault = strike.fault?.id ?? null;
    const apply = (): Outcome =>
      isBatch
        ? runBatch(request, entry)
        : { reply: answer(request, match, strike, entry), delivery: sent };
    return {
      delayMs: strike.delayMs + knobs().latencyMs,
      run() {
        const outcome = suffer(apply, match, strike, entry);
        entry.status = outcome.reply.status === noReply.status ? null : outcome.reply.status;
        entry.reason = reasonOf(outcome.reply);
        return outcome;
      },
    };
  }

  /** Lets the fault do to the request what it is for. */
  function suffer(
    apply: () => Outcome,
    match: Match,
    { fault }: Strike,
    entry: JournalEntry,
  ): Outcome {
    if (!fault) return apply();
    const { effect } = fault;
    const route = match.route.name;
    switch (effect.phase) {
      case 'before':
        return fail(effect.failure, route, null, () => held.keep(route, {}));
      case 'after-apply': {
        const { reply } = apply();
        return fail(effect.failure, route, reply, () => held.keep(route, { reply }));
      }
      case 'mid-body':
        return {
          reply: apply().reply,
          delivery: { kind: 'cut', keep: effect.keep, clean: effect.clean },
        };
      case 'later': {
        const released = held.keep(route, {
          apply: () => apply().reply,
          afterRequests: effect.afterRequests ?? null,
        });
        return fail(effect.failure, route, null, () => released);
      }
      case 'duplicate': {
        const first = apply();
        const second = apply();
        return effect.answer === 'first' ? first : second;
      }
      case 'etag-bump': {
        const outcome = apply();
        const eventId = match.params.get('eventId') ?? idOf(outcome.reply);
        const calendarId = match.params.get('calendarId');
        if (
          outcome.reply.status < 300 &&
          eventId !== null &&
          calendarId !== undefined &&
          entry.account !== null
        )
          bumpEtag(calendarId, eventId, entry.account);
        return outcome;
      }
    }
  }

  function fail(
    failure: Failure,
    route: string,
    real: ApiReply | null,
    hold: () => Promise<ApiReply | null>,
  ): Outcome {
    const lost = real ?? noReply;
    if (failure.kind === 'status') return { reply: failureReply(failure, route), delivery: sent };
    return {
      reply: lost,
      delivery: failure.kind === 'drop' ? { kind: 'drop' } : { kind: 'hold', released: hold() },
    };
  }

  function runBatch(request: ApiRequest, entry: JournalEntry): Outcome {
    try {
      const parts = parseBatch(request, knobs().batchMaxParts);
      const ordered = knobs().shuffleBatches ? random.shuffled(parts) : parts;
      // A batch is one request on the way here: the delays of its parts do not add up.
      const answers = ordered.map(({ contentId, request: inner }) => ({
        contentId,
        outcome: receive(inner, entry.number).run(),
      }));
      const reply = formatBatch(
        answers.map(({ contentId, outcome }) => ({ contentId, reply: outcome.reply })),
        `batch_${random.word(24)}`,
      );
      // A part has no connection of its own: what breaks it breaks the batch.
      const broken = answers.find(({ outcome }) => outcome.delivery.kind !== 'send')?.outcome
        .delivery;
      return {
        reply,
        delivery:
          broken?.kind === 'hold'
            ? { kind: 'hold', released: broken.released.then(() => reply) }
            : (broken ?? sent),
      };
    } catch (error) {
      return { reply: errorReply(error), delivery: sent };
    }
  }

  function answer(
    request: ApiRequest,
    match: Match,
    strike: Strike,
    entry: JournalEntry,
  ): ApiReply {
    try {
      const session = match.route.scopes && admit(request, match.route.scopes, entry);
      const reply = match.route.handle(callOf(request, match, strike.lag, session));
      const fields = request.query.get('fields');
      const partial =
        fields !== null && match.route.scopes && reply.body !== '' && reply.status === 200;
      return partial
        ? { ...reply, body: JSON.stringify(selectFields(JSON.parse(reply.body), fields)) }
        : reply;
    } catch (error) {
      return errorReply(error);
    }
  }

  /** @throws ApiError 401, 403, 429 */
  function admit(request: ApiRequest, scopes: readonly string[], entry: JournalEntry): Session {
    const session = oauth.authenticate(request.headers['authorization']);
    entry.account = state.account(session.sub).email;
    countQuota(`${session.sub} ${session.clientId}`);
    if (!opens(session.scopes, scopes)) throw insufficientPermissions();
    return session;
  }

  function callOf(
    request: ApiRequest,
    { route, params }: Match,
    lag: number,
    session: Session | undefined,
  ): Call {
    const demand = (): Session => {
      if (!session) throw new Error(`${route.name} takes no token`);
      return session;
    };
    return {
      request,
      lag,
      session: demand,
      account: () => state.account(demand().sub),
      param(name) {
        const value = params.get(name);
        if (value === undefined) throw new Error(`${route.name} has no parameter ${name}`);
        return value;
      },
      json: () => readJson(request.body),
    };
  }

  return { receive };
}

/** An empty body counts as an object without fields. */
function readJson(body: string): JsonObject {
  if (body === '') return {};
  try {
    const parsed: unknown = JSON.parse(body);
    if (isJsonObject(parsed)) return parsed;
  } catch {
    // not JSON at all: answered like JSON that is no object
  }
  throw parseError();
}

function errorReply(error: unknown): ApiReply {
  if (error instanceof ApiError) return error.toReply();
  throw error;
}

function bodyOf({ headers, body }: ApiReply): JsonObject | null {
  if (!headers['content-type']?.startsWith('application/json')) return null;
  const parsed: unknown = JSON.parse(body);
  return isJsonObject(parsed) ? parsed : null;
}

function idOf(reply: ApiReply): string | null {
  const id = bodyOf(reply)?.['id'];
  return typeof id === 'string' ? id : null;
}

function reasonOf(reply: ApiReply): string | null {
  if (reply.status < 400) return null;
  const error = bodyOf(reply)?.['error'];
  if (typeof error === 'string') return error;
  const first = isJsonObject(error) && Array.isArray(error['errors']) ? error['errors'][0] : null;
  return isJsonObject(first) && typeof first['reason'] === 'string' ? first['reason'] : null;
}
