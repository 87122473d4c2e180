import type { EventContent, Stamp } from '../../src-shared/domain/event-content.ts';
import { differingFields } from '../../src-shared/domain/event-content.ts';

/** What both sides agreed on last, and the write that carried it. */
export type Agreed = { writeId: string | null; content: EventContent };
/** A write that was sent and whose fate is not known. */
export type KnownWrite = { writeId: string; revision: number; content: EventContent };
/**
 * What a copy of the database had still to send when it was made. Once it is put back: what this database has written
 * since then came after this content, under ids that the copy can't know. Without content nothing tells what it came
 * after: the copy was of a book that had itself been put back, and not been compared with the calendar yet.
 */
export type LostWrite = { writeId: null; revision: number; content: EventContent | null };
export type InFlight = KnownWrite | LostWrite;

export type PlannedLink = {
  state: 'absent' | 'maybe' | 'present' | 'deleting' | 'gone' | 'remote_deleted' | 'detached';
  etag: string | null;
  base: Agreed | null;
  inFlight: readonly InFlight[];
  itemRevision: number;
  syncedRevision: number;
  nextAttemptAt: number | null;
  errorClass: string | null;
  /** The item's revision that was refused for good; the link rests until a newer one. */
  errorRevision: number | null;
};

/** What was last seen at the link's id. */
export type Observed =
  | { status: 'alive'; etag: string; content: EventContent | null; stamp: Stamp | null }
  | { status: 'cancelled' }
  /** Known once, missing from a full listing or changed under our hands: to be asked for by id. */
  | { status: 'unseen' };

export type PlanInput = {
  now: number;
  itemId: string;
  /** What the event should say; null when the item should be in no calendar. */
  wanted: EventContent | null;
  link: PlannedLink;
  observed: Observed | null;
  /** False for an id that a later generation in the same calendar replaced. */
  isCurrent: boolean;
  /** Items belong in this calendar now. */
  isTarget: boolean;
  /** The item's event in the target calendar is confirmed: an old one elsewhere may go. */
  isElsewhere: boolean;
};

/** The next step for one link. The first group changes only the database; the second needs the network. */
export type Step =
  | { do: 'merge' }
  | { do: 'note-alive' }
  | { do: 'note-unreadable' }
  | { do: 'note-remote-deleted' }
  | { do: 'settle-gone' }
  | { do: 'settle-synced' }
  | { do: 'renew' }
  | { do: 'insert'; content: EventContent }
  | { do: 'patch'; content: EventContent; etag: string }
  | { do: 'delete'; etag: string }
  | { do: 'verify' }
  /** Nothing now, but not settled: backing off, or waiting for another link. */
  | { do: 'wait' }
  | { do: 'rest' };

/**
 * Derives the next step for one link from the three trees: what is wanted here, what was agreed, what was seen
 * there. Pure: the same rows give the same step, before and after a crash.
 */
export function plan(input: PlanInput): Step {
  if (input.link.state === 'detached') return { do: 'rest' };
  return stepFromObservation(input) ?? stepFromIntent(input);
}

/** Tells whether the event at the link's id is the item's own: by its stamp, else by having been agreed on. */
export function isOurs(input: Pick<PlanInput, 'itemId' | 'link'>, stamp: Stamp | null): boolean {
  return stamp === null ? input.link.base !== null : stamp.itemId === input.itemId;
}

/**
 * The content that both sides knew before the event became what it is now: told by the write it bears.
 * Null when that write is none we know of, or an older one of ours that came back: then nothing is agreed.
 */
export function agreedBase(
  link: Pick<PlannedLink, 'base' | 'inFlight' | 'syncedRevision'>,
  stamp: Stamp | null,
  databaseId: string,
): EventContent | null {
  const base = link.base;
  if (stamp === null || (base !== null && stamp.writeId === base.writeId))
    return base?.content ?? null;
  const sent = link.inFlight.find((write) => write.writeId === stamp.writeId);
  if (sent) return sent.content;
  if (isOldWrite(link, stamp, databaseId)) return null;
  if (stamp.databaseId === databaseId) {
    const lost = link.inFlight.findLast(
      (write) => write.writeId === null && write.revision <= stamp.revision,
    );
    if (lost) return lost.content;
  }
  return base?.content ?? null;
}

/** Tells whether an event bears a write of ours from before what was agreed on: it came back, or was listed late. */
export function isOldWrite(
  link: Pick<PlannedLink, 'base' | 'inFlight' | 'syncedRevision'>,
  stamp: Stamp,
  databaseId: string,
): boolean {
  const isKnown =
    stamp.writeId === link.base?.writeId ||
    link.inFlight.some((write) => write.writeId === stamp.writeId);
  return !isKnown && stamp.databaseId === databaseId && stamp.revision < link.syncedRevision;
}

function belongsHere(input: PlanInput): boolean {
  return input.wanted !== null && input.isCurrent && input.isTarget;
}

function stepFromObservation(input: PlanInput): Step | null {
  const { link, observed } = input;
  if (observed === null) return null;
  const isTombstone = link.state === 'gone' || link.state === 'remote_deleted';
  if (observed.status === 'unseen') return isTombstone ? null : whenDue(input, { do: 'verify' });
  if (observed.status === 'cancelled') {
    if (isTombstone) return null;
    const isLoss = link.state !== 'deleting' && belongsHere(input);
    return isLoss ? { do: 'note-remote-deleted' } : { do: 'settle-gone' };
  }
  if (link.state === 'present' && observed.etag === link.etag) return null;
  if (!isOurs(input, observed.stamp)) {
    // Somebody else's event has our id: leave it alone, and take another id for ours.
    if (isTombstone) return null;
    return belongsHere(input) ? { do: 'renew' } : { do: 'settle-gone' };
  }
  if (!input.isCurrent || (link.state === 'gone' && !belongsHere(input)))
    return { do: 'note-alive' };
  return observed.content === null ? { do: 'note-unreadable' } : { do: 'merge' };
}

function stepFromIntent(input: PlanInput): Step {
  const { link, wanted } = input;
  switch (link.state) {
    case 'absent':
      if (!belongsHere(input) || wanted === null) return { do: 'settle-gone' };
      return whenDue(input, { do: 'insert', content: wanted });
    case 'maybe':
      // An insert of the same id can be repeated: if the first one landed, this one is refused as a duplicate.
      if (!belongsHere(input) || wanted === null || link.base !== null) {
        return whenDue(input, { do: 'verify' });
      }
      return whenDue(input, { do: 'insert', content: wanted });
    case 'present':
      return stepForPresent(input);
    case 'deleting':
      return whenDue(input, { do: 'verify' });
    case 'gone':
      if (belongsHere(input)) return { do: 'renew' };
      return link.syncedRevision < link.itemRevision ? { do: 'settle-synced' } : { do: 'rest' };
    case 'remote_deleted':
      return wanted === null || !input.isCurrent ? { do: 'settle-gone' } : { do: 'rest' };
    case 'detached':
      return { do: 'rest' };
  }
}

function stepForPresent(input: PlanInput): Step {
  const { link, wanted } = input;
  if (link.etag === null) return whenDue(input, { do: 'verify' });
  const remove: Step = { do: 'delete', etag: link.etag };
  if (wanted === null || !input.isCurrent) return whenDue(input, remove);
  // A move to another calendar: create there, have it confirmed, only then delete here.
  if (!input.isTarget) return input.isElsewhere ? whenDue(input, remove) : { do: 'wait' };
  if (link.errorClass === 'unreadable') return { do: 'rest' };
  if (link.itemRevision <= link.syncedRevision) return { do: 'rest' };
  const isAgreed =
    link.inFlight.length === 0 &&
    link.base !== null &&
    differingFields(link.base.content, wanted).length === 0;
  if (isAgreed) return { do: 'settle-synced' };
  return whenDue(input, { do: 'patch', content: wanted, etag: link.etag });
}

function whenDue({ link, now }: PlanInput, step: Step): Step {
  if (link.errorRevision !== null && link.errorRevision >= link.itemRevision) return { do: 'rest' };
  return link.nextAttemptAt !== null && link.nextAttemptAt > now ? { do: 'wait' } : step;
}
