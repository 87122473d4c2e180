import type { Booking } from '../../src-shared/domain/booking.ts';
import { claimsTime } from '../../src-shared/domain/booking-changes.ts';
import type { Clash } from '../../src-shared/domain/clash.ts';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Decision, PlannedOccurrence, Trouble } from '../../src-shared/domain/series.ts';
import type { Occurrence } from '../../src-shared/domain/series-rule.ts';
import { spanOf, type WallTime, type When } from '../../src-shared/domain/time.ts';
import { describeWhen } from '../../src-shared/domain/when-text.ts';
import { overlapsOf, type Taking } from '../clashes/clash-finder.ts';
import type { Db } from '../database/schema.ts';
import { readPracticeTimeZone } from '../settings/settings-repo.ts';
import { t } from '../../src-shared/words/words.ts';

/** Finds what stands in the way of a time; bookings among it are found by the series itself and passed over here. */
export type ClashesOf = (db: Db, taking: Taking, exceptId: string | null) => Promise<Clash[]>;

/** An occurrence before the person's decisions were heard. */
export type Candidate = {
  occurrence: Occurrence;
  /** The booking it has already. */
  before: Booking | null;
  /** A time of its own, which it keeps whatever the rule gives. */
  ownTime: When | null;
  lengthMinutes: number;
  /** The booking it would be at a time. */
  at(when: When): Booking;
};

/** An occurrence as it would be written; `after` is null where nothing is booked. */
export type Planned = {
  view: PlannedOccurrence;
  before: Booking | null;
  after: Booking | null;
  /** What is in its way and was accepted, as far as it has a name already. */
  accepted: readonly Clash[];
};

type Span = { start: WallTime; fromAt: number; toAt: number };
type Chosen = { candidate: Candidate; decision: Decision | null; after: Booking | null };

const minuteMs = 60_000;

/**
 * What each occurrence comes to by the person's decisions, and what stands in the way of it: other bookings, other
 * occurrences of the same series, whatever else `clashesOf` finds, and the clocks. Writes nothing; asked again in the
 * transaction that writes.
 */
export async function planOccurrences(
  db: Db,
  candidates: readonly Candidate[],
  decisions: readonly Decision[],
  clashesOf: ClashesOf,
): Promise<Planned[]> {
  const timeZone = await readPracticeTimeZone(db);
  const decided = new Map(decisions.map((decision) => [decision.recurrenceId, decision]));
  const chosen = candidates.map((candidate) =>
    choose(candidate, decided.get(candidate.occurrence.recurrenceId) ?? null),
  );
  // Where these bookings stand is in the plan; where they stood is of no importance.
  const planned = new Set(candidates.flatMap(({ before }) => before?.id ?? []));
  const taken = chosen
    .filter((one) => one.after !== null && !claimsTime(one.candidate.before, one.after))
    .map((one) => spanIn(one, timeZone));
  const result: Planned[] = [];
  for (const one of chosen) {
    const trouble = await troubleOf(db, one, { planned, taken, timeZone }, clashesOf);
    result.push(plannedOf(one, trouble));
  }
  return result;
}

function choose(candidate: Candidate, decision: Decision | null): Chosen {
  const when = chosenTime(candidate, decision);
  return { candidate, decision, after: when === null ? null : candidate.at(when) };
}

function chosenTime({ occurrence, ownTime }: Candidate, decision: Decision | null): When | null {
  if (decision?.do === 'skip') return null;
  if (decision?.do === 'move') return decision.when;
  if (ownTime !== null) return ownTime;
  return occurrence.time.kind === 'clear' ? occurrence.time.when : null;
}

async function troubleOf(
  db: Db,
  one: Chosen,
  around: { planned: ReadonlySet<string>; taken: Span[]; timeZone: string },
  clashesOf: ClashesOf,
): Promise<Trouble | null> {
  const { candidate, decision, after } = one;
  if (decision?.do === 'skip') return null;
  const { time } = candidate.occurrence;
  if (after === null) return time.kind === 'clear' ? null : time;
  if (!claimsTime(candidate.before, after)) return null;
  const span = spanIn(one, around.timeZone);
  const own = around.taken
    .filter((other) => other.fromAt < span.toAt && other.toAt > span.fromAt)
    .map((other) => other.start);
  around.taken.push(span);
  const others = await overlapsOf(db, after, after.id);
  const clashes: Clash[] = others.filter(({ id }) => !around.planned.has(id));
  for (const clash of await clashesOf(db, after, after.id))
    if (clash.kind !== 'booking') clashes.push(clash);
  return clashes.length === 0 && own.length === 0 ? null : { kind: 'clash', clashes, own };
}

function plannedOf({ candidate, decision, after }: Chosen, trouble: Trouble | null): Planned {
  const isMeant = decision?.do === 'book' || (decision?.do === 'move' && decision.anyway);
  const isSettled = decision?.do === 'skip' || (after !== null && (trouble === null || isMeant));
  const view: PlannedOccurrence = {
    recurrenceId: candidate.occurrence.recurrenceId,
    when: after?.when ?? null,
    trouble,
    decision,
    isSettled,
    before: candidate.before?.when ?? null,
    lengthMinutes: candidate.lengthMinutes,
  };
  if (after === null || !claimsTime(candidate.before, after))
    return { view, before: candidate.before, after, accepted: [] };
  const isClash = trouble?.kind === 'clash';
  return {
    view,
    before: candidate.before,
    after: { ...after, overlapAccepted: isClash },
    // Other dates of the same series are no bookings yet: where they are in the way, all is accepted.
    accepted: isClash && trouble.own.length === 0 ? trouble.clashes : [],
  };
}

function spanIn({ candidate, after }: Chosen, timeZone: string): Span {
  if (after === null) throw new Error('what is not booked takes no time');
  const { startAt, endAt } = spanOf(after.when, timeZone);
  return {
    start: candidate.occurrence.recurrenceId,
    fromAt: startAt - after.bufferBeforeMinutes * minuteMs,
    toAt: endAt + after.bufferAfterMinutes * minuteMs,
  };
}

/** Throws an expected `overlap` while the person has yet to say what shall become of an occurrence. */
export function refuseUnsettled(planned: readonly Planned[]): void {
  const open = planned.filter(({ view }) => !view.isSettled);
  const [first] = open;
  if (first === undefined) return;
  const when =
    first.view.when === null
      ? first.view.recurrenceId.replace('T', ' ')
      : describeWhen(first.view.when);
  const count = open.length - 1;
  throw new ExpectedError(
    'overlap',
    count === 0
      ? t('refusals:series.unsettled', { when })
      : t('refusals:series.unsettledMore', { when, count }),
  );
}
