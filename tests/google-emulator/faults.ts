import { z } from 'zod';
import type { Random } from './random.ts';

/** What the client gets instead of the real answer. */
const Failure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(200).max(599),
    /** Google's `reason`; a fitting one for the status if left out. */
    reason: z.string().optional(),
    message: z.string().optional(),
    /** Answer with a page, as proxies and overloaded front ends do, instead of JSON. */
    html: z.boolean().default(false),
    retryAfter: z.union([z.number().int().nonnegative(), z.string()]).optional(),
  }),
  /** The connection breaks. */
  z.strictObject({ kind: z.literal('drop') }),
  /** No answer until `releaseHeld`: the client runs into its time limit. */
  z.strictObject({ kind: z.literal('hold') }),
]);
export type Failure = z.output<typeof Failure>;

const Effect = z.discriminatedUnion('phase', [
  /** Nothing happens but the failure. */
  z.strictObject({ phase: z.literal('before'), failure: Failure }),
  /** The request takes effect, and then the answer fails. */
  z.strictObject({ phase: z.literal('after-apply'), failure: Failure }),
  /** The answer breaks off: the connection goes down, or (`clean`) the body just ends early. */
  z.strictObject({
    phase: z.literal('mid-body'),
    keep: z.number().min(0).max(1).default(0.5),
    clean: z.boolean().default(false),
  }),
  /** The failure now, the effect later: on `releaseHeld`, or after so many more requests. */
  z.strictObject({
    phase: z.literal('later'),
    failure: Failure.default({ kind: 'drop' }),
    afterRequests: z.number().int().positive().optional(),
  }),
  /** The request arrives twice; the client sees one of the answers. */
  z.strictObject({
    phase: z.literal('duplicate'),
    answer: z.enum(['first', 'second']).default('second'),
  }),
  z.strictObject({ phase: z.literal('latency'), ms: z.number().nonnegative() }),
  /** A list from a replica that has not seen the last so many changes. */
  z.strictObject({ phase: z.literal('stale'), changes: z.number().int().positive() }),
  /** The event that was read or written gets another etag right afterwards, for nothing. */
  z.strictObject({ phase: z.literal('etag-bump') }),
]);
export type Effect = z.output<typeof Effect>;

export const FaultRule = z.strictObject({
  /** Route name, `*` for any letters: `events.insert`, `events.*`, `*`. */
  route: z.string().default('*'),
  method: z.string().optional(),
  /** A regular expression that the path must match. */
  path: z.string().optional(),
  /** Spare the matching requests before the n-th (counted from 1). */
  fromNth: z.number().int().positive().default(1),
  /** Strike at most so often; null for always. */
  count: z.number().int().positive().nullable().default(1),
  /** Strike by seeded chance. */
  probability: z.number().min(0).max(1).default(1),
  effect: Effect,
});
export type FaultRule = z.output<typeof FaultRule>;

export type ArmedFault = Readonly<{ id: number; rule: FaultRule; seen: number; struck: number }>;

/** What is to happen to one request. */
export type Strike = {
  delayMs: number;
  lag: number;
  /** The first rule that strikes; latency and lag of others come on top. */
  fault: { id: number; effect: Exclude<Effect, { phase: 'latency' } | { phase: 'stale' }> } | null;
};

export type Faults = {
  add(rule: FaultRule): number;
  remove(id: number): boolean;
  clear(): void;
  list(): ArmedFault[];
  /** Counts the request against every rule and says what strikes it. */
  strike(request: { route: string; method: string; path: string }): Strike;
};

export function createFaults(random: Random): Faults {
  let armed: { id: number; rule: FaultRule; seen: number; struck: number }[] = [];
  let added = 0;

  return {
    add(rule) {
      added += 1;
      armed.push({ id: added, rule, seen: 0, struck: 0 });
      return added;
    },
    remove(id) {
      const before = armed.length;
      armed = armed.filter((fault) => fault.id !== id);
      return armed.length < before;
    },
    clear() {
      armed = [];
    },
    list: () => armed.map((fault) => ({ ...fault })),
    strike(request) {
      const strike: Strike = { delayMs: 0, lag: 0, fault: null };
      for (const fault of armed) {
        const { rule } = fault;
        if (!concerns(rule, request)) continue;
        fault.seen += 1;
        const { effect } = rule;
        const isExtra = effect.phase === 'latency' || effect.phase === 'stale';
        if (!isExtra && strike.fault) continue;
        if (fault.seen < rule.fromNth || (rule.count !== null && fault.struck >= rule.count))
          continue;
        if (rule.probability < 1 && !random.chance(rule.probability)) continue;
        fault.struck += 1;
        if (effect.phase === 'latency') strike.delayMs += effect.ms;
        else if (effect.phase === 'stale') strike.lag = Math.max(strike.lag, effect.changes);
        else strike.fault = { id: fault.id, effect };
      }
      return strike;
    },
  };
}

function concerns(
  rule: FaultRule,
  { route, method, path }: { route: string; method: string; path: string },
): boolean {
  const pattern = rule.route
    .split('*')
    .map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  if (!new RegExp(`^${pattern}$`).test(route)) return false;
  if (rule.method !== undefined && rule.method !== method) return false;
  return rule.path === undefined || new RegExp(rule.path).test(path);
}
