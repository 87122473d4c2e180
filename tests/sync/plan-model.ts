import { type EventContent, differingFields } from '../../src-shared/domain/event-content.ts';
import { merge, withFields } from '../../src-main/sync/merge.ts';
import {
  agreedBase,
  type Observed,
  plan,
  type PlanInput,
  type PlannedLink,
  type Step,
} from '../../src-main/sync/plan.ts';
import { noTrouble } from '../../src-main/sync/link-repo.ts';

/** What is truly there, which the engine learns of only by asking. */
export type There = Exclude<Observed, { status: 'unseen' }> | null;
type World = { input: PlanInput; there: There; writes: number };

/** The steps that only the network can take. */
export const networkSteps: ReadonlySet<Step['do']> = new Set([
  'insert',
  'patch',
  'delete',
  'verify',
]);

/**
 * Follows the plan until it rests, each step having the effect that the engine's shell gives it, on a network without
 * faults. Answers with the steps it took; throws when there are more than `most`.
 */
export function follow(
  input: PlanInput,
  there: There,
  most: number,
): { steps: Step['do'][]; end: World } {
  const steps: Step['do'][] = [];
  let world: World = { input, there, writes: 0 };
  for (;;) {
    const step = plan(world.input);
    if (step.do === 'rest' || step.do === 'wait') return { steps, end: world };
    steps.push(step.do);
    if (steps.length > most) throw new Error(`no rest after ${steps.join(', ')}`);
    world = after(world, step);
  }
}

function after(world: World, step: Step): World {
  const { input } = world;
  const { link, observed } = input;
  const event = observed?.status === 'alive' ? observed : null;
  const settled = { inFlight: [], ...noTrouble };
  switch (step.do) {
    case 'merge':
      return event?.content ? merged(world, event, event.content) : world;
    case 'note-alive': {
      const base = link.base ?? (event?.content ? { writeId: null, content: event.content } : null);
      return withLink(world, { ...settled, state: 'present', etag: event?.etag ?? null, base });
    }
    case 'note-unreadable':
      return withLink(world, {
        ...noTrouble,
        state: 'present',
        etag: event?.etag ?? null,
        errorClass: 'unreadable',
      });
    case 'note-remote-deleted':
      return withLink(world, { ...settled, state: 'remote_deleted' });
    case 'settle-gone':
      return withLink(world, { ...noTrouble, state: 'gone', syncedRevision: link.itemRevision });
    case 'settle-synced':
      return withLink(world, { ...noTrouble, syncedRevision: link.itemRevision });
    case 'renew': {
      // From here on we follow the new link: nothing is known of its id, and nothing is there.
      const fresh = {
        ...link,
        ...settled,
        state: 'absent' as const,
        etag: null,
        base: null,
        syncedRevision: 0,
      };
      return { ...world, there: null, input: { ...input, link: fresh, observed: null } };
    }
    case 'verify':
      return verified(world);
    case 'insert':
    case 'patch':
    case 'delete':
      return sent(world, step);
    case 'wait':
    case 'rest':
      return world;
  }
}

function merged(
  world: World,
  event: Extract<Observed, { status: 'alive' }>,
  remote: EventContent,
): World {
  const { input } = world;
  const { link, wanted } = input;
  const settled = {
    inFlight: [],
    ...noTrouble,
    state: 'present' as const,
    etag: event.etag,
    base: { writeId: null, content: remote },
  };
  if (wanted === null) return withLink(world, settled);
  const found = merge(agreedBase(link, event.stamp, 'this database'), wanted, remote);
  const now = withFields(wanted, remote, found.fromRemote);
  const isAgreed = differingFields(now, remote).length === 0;
  const isRaised =
    found.fromRemote.length > 0 || (!isAgreed && link.itemRevision <= link.syncedRevision);
  const itemRevision = link.itemRevision + (isRaised ? 1 : 0);
  const next = withLink(world, {
    ...settled,
    itemRevision,
    syncedRevision: isAgreed ? itemRevision : link.syncedRevision,
  });
  return { ...next, input: { ...next.input, wanted: now } };
}

function verified(world: World): World {
  const { input, there } = world;
  if (there !== null) return seen(world, there);
  if (input.link.base !== null || input.link.state === 'deleting')
    return seen(world, { status: 'cancelled' });
  const forgotten = { ...world, input: { ...input, observed: null } };
  if (input.link.state === 'present') return seen(world, { status: 'cancelled' });
  return input.link.state === 'maybe' ? withLink(forgotten, { state: 'absent' }) : forgotten;
}

function sent(world: World, step: Step & { do: 'insert' | 'patch' | 'delete' }): World {
  const { input, there } = world;
  const isPossible =
    step.do === 'insert' ? there === null : there?.status === 'alive' && there.etag === step.etag;
  if (!isPossible) {
    const state =
      step.do === 'insert'
        ? ('maybe' as const)
        : step.do === 'delete'
          ? ('deleting' as const)
          : input.link.state;
    return seen(withLink(world, { state }), { status: 'unseen' });
  }
  const writes = world.writes + 1;
  const syncedRevision = input.link.itemRevision;
  const settled = { inFlight: [], ...noTrouble, syncedRevision };
  if (step.do === 'delete') {
    const gone = withLink(
      { ...world, there: { status: 'cancelled' }, writes },
      { ...settled, state: 'gone' },
    );
    return seen(gone, { status: 'cancelled' });
  }
  const etag = `"written ${writes}"`;
  const now = { status: 'alive' as const, etag, content: step.content, stamp: null };
  const base = { writeId: null, content: step.content };
  return seen(
    withLink({ ...world, there: now, writes }, { ...settled, state: 'present', etag, base }),
    now,
  );
}

function withLink(world: World, change: Partial<PlannedLink>): World {
  return { ...world, input: { ...world.input, link: { ...world.input.link, ...change } } };
}

function seen(world: World, observed: Observed): World {
  return { ...world, input: { ...world.input, observed } };
}
