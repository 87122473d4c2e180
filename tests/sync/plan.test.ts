import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differingFields } from '../../src-shared/domain/event-content.ts';
import { agreedBase, isOurs, plan, type PlanInput, type Step } from '../../src-main/sync/plan.ts';
import { testNow } from '../support/fakes.ts';
import { timed } from '../support/times.ts';
import { follow, networkSteps, type There } from './plan-model.ts';
import { alive, content, itemId, link, planInput, stamp } from './sync-arbitraries.ts';

const runs = { numRuns: 1500 };
const isTombstone = ({ link }: PlanInput): boolean =>
  link.state === 'gone' || link.state === 'remote_deleted';
const belongsHere = (input: PlanInput): boolean =>
  input.wanted !== null && input.isCurrent && input.isTarget;

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

describe('the planner', () => {
  test('answers every combination of states, the same each time, and changes none of it', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        expect(plan(frozen(input))).toEqual(plan(structuredClone(input)));
      }),
      runs,
    );
  });

  test('never writes to an event that is not ours', () => {
    fc.assert(
      fc.property(planInput, alive, (input, observed) => {
        const isAgreed = input.link.state === 'present' && input.link.etag === observed.etag;
        fc.pre(!isAgreed && !isOurs(input, observed.stamp));
        expect(['insert', 'patch', 'delete']).not.toContain(plan({ ...input, observed }).do);
      }),
      runs,
    );
  });

  test('never inserts what is unwanted, replaced, or belongs elsewhere', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        if (plan(input).do === 'insert') expect(belongsHere(input)).toBe(true);
      }),
      runs,
    );
  });

  test('never deletes or gives up what belongs here', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        fc.pre(belongsHere(input) && input.link.state !== 'deleting');
        expect(['delete', 'settle-gone', 'note-alive']).not.toContain(plan(input).do);
      }),
      runs,
    );
  });

  test('sends patches and deletes only over what was seen last', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const step = plan(input);
        if (step.do !== 'patch' && step.do !== 'delete') return;
        expect(step.etag).toBe(input.link.etag);
        if (input.observed !== null)
          expect(input.observed).toMatchObject({ status: 'alive', etag: step.etag });
      }),
      runs,
    );
  });

  test('sends exactly what is wanted', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const step = plan(input);
        if (step.do === 'insert' || step.do === 'patch') expect(step.content).toEqual(input.wanted);
      }),
      runs,
    );
  });

  test('asks the network nothing about an item that was refused for good', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const parked = {
          ...input,
          link: { ...input.link, errorRevision: input.link.itemRevision },
        };
        expect(networkSteps).not.toContain(plan(parked).do);
      }),
      runs,
    );
  });

  test('asks again as soon as the refused item was changed', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const { link } = input;
        const never = { ...input, link: { ...link, errorRevision: null } };
        const before = { ...input, link: { ...link, errorRevision: link.itemRevision - 1 } };
        expect(plan(before)).toEqual(plan(never));
      }),
      runs,
    );
  });

  test('asks the network nothing before a wait is over', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        const waiting = { ...input, link: { ...input.link, nextAttemptAt: input.now + 1 } };
        expect(networkSteps).not.toContain(plan(waiting).do);
        const isOver = { ...input, link: { ...input.link, nextAttemptAt: input.now } };
        expect(plan(isOver)).toEqual(
          plan({ ...input, link: { ...input.link, nextAttemptAt: null } }),
        );
      }),
      runs,
    );
  });

  test('leaves what was detached alone', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        expect(plan({ ...input, link: { ...input.link, state: 'detached' } })).toEqual({
          do: 'rest',
        });
      }),
    );
  });

  test('takes no absence for a deletion', () => {
    fc.assert(
      fc.property(planInput, (input) => {
        fc.pre(!isTombstone(input) && input.link.state !== 'detached');
        const step = plan({ ...input, observed: { status: 'unseen' } });
        expect(['verify', 'wait', 'rest']).toContain(step.do);
      }),
      runs,
    );
  });

  test('takes a deletion there of what belongs here for a question, never an order', () => {
    fc.assert(
      fc.property(
        planInput,
        content,
        fc.constantFrom('absent', 'maybe', 'present'),
        (input, wanted, state) => {
          const step = plan({
            ...input,
            wanted,
            isCurrent: true,
            isTarget: true,
            link: { ...input.link, state },
            observed: { status: 'cancelled' },
          });
          expect(step).toEqual({ do: 'note-remote-deleted' });
        },
      ),
    );
  });

  test('deletes an old event of a booking that moved only when the new one is confirmed', () => {
    fc.assert(
      fc.property(planInput, content, (input, wanted) => {
        const step = plan({
          ...input,
          wanted,
          isCurrent: true,
          isTarget: false,
          isElsewhere: false,
        });
        expect(step.do).not.toBe('delete');
      }),
      runs,
    );
  });

  test('comes to rest within a few steps, whatever is known and whatever is there', () => {
    const there: fc.Arbitrary<There> = fc.oneof(
      alive,
      fc.constant({ status: 'cancelled' as const }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(planInput, there, (input, truth) => {
        const { steps } = follow(input, truth, 12);
        // What needs only the database is done in one transaction, which allows for no more.
        const longest = steps
          .map((step) => (networkSteps.has(step) ? ' ' : 'd'))
          .join('')
          .split(' ');
        expect(Math.max(...longest.map((run) => run.length))).toBeLessThanOrEqual(4);
      }),
      runs,
    );
  });

  test('ends with what is wanted there, and with nothing there of what is not', () => {
    const there: fc.Arbitrary<There> = fc.oneof(
      alive.filter((event) => event.content !== null && event.stamp?.itemId === itemId),
      fc.constant(null),
    );
    const untroubled = link
      .filter(({ state }) => state === 'absent' || state === 'maybe')
      .map((one) => ({
        ...one,
        etag: null,
        nextAttemptAt: null,
        errorClass: null,
        errorRevision: null,
        base: null,
      }));
    fc.assert(
      fc.property(planInput, untroubled, there, (given, link, truth) => {
        const observed = truth ?? { status: 'unseen' as const };
        const { end } = follow(
          { ...given, link, observed, isCurrent: true, isTarget: true },
          truth,
          12,
        );
        const { wanted } = end.input;
        if (wanted === null) expect(end.there?.status ?? 'cancelled').toBe('cancelled');
        else {
          expect(end.there).toMatchObject({ status: 'alive' });
          expect(
            end.there?.status === 'alive' &&
              end.there.content &&
              differingFields(end.there.content, wanted),
          ).toEqual([]);
        }
      }),
      runs,
    );
  });
});

describe('whose an event is', () => {
  test('is told by its stamp, and only without one by what was agreed', () => {
    fc.assert(
      fc.property(link, stamp, (link, stamp) => {
        expect(isOurs({ itemId, link }, stamp)).toBe(stamp.itemId === itemId);
        expect(isOurs({ itemId, link }, null)).toBe(link.base !== null);
      }),
    );
  });
});

describe('what was agreed', () => {
  const wanted = {
    summary: 'Massage',
    description: '',
    location: '',
    when: timed('2026-03-02T09:00'),
    busy: true,
  };
  const base = { writeId: 'write 1', content: { ...wanted, summary: 'agreed' } };
  const inFlight = [
    { writeId: 'write 2', revision: 2, content: { ...wanted, summary: 'second' } },
    { writeId: 'write 3', revision: 3, content: { ...wanted, summary: 'third' } },
  ];
  const bears = (writeId: string, revision: number, databaseId = 'this database') => ({
    itemKind: 'booking' as const,
    itemId,
    revision,
    databaseId,
    writeId,
  });

  test.each([
    ['the base, when the event bears its write', bears('write 1', 1), 'agreed'],
    ['an older body in flight, when that is the one that landed', bears('write 2', 2), 'second'],
    ['the newest body in flight, when that landed', bears('write 3', 3), 'third'],
    ['the base, when the stamp is gone', null, 'agreed'],
    ['nothing, when an older write of ours came back', bears('write 0', 0), undefined],
    [
      'the base, when another database wrote the event',
      bears('write 0', 0, 'another database'),
      'agreed',
    ],
  ])('is %s', (_what, stamp, summary) => {
    expect(agreedBase({ base, inFlight, syncedRevision: 1 }, stamp, 'this database')?.summary).toBe(
      summary,
    );
  });

  describe('in a copy put back that had a revision still to send', () => {
    const lost = { writeId: null, revision: 4, content: { ...wanted, summary: 'unsent' } };
    const unclear = { writeId: null, revision: 6, content: null };
    test.each([
      ['that revision, when it was sent meanwhile', bears('write 9', 4), 'unsent'],
      ['that revision, when a later one came after it', bears('write 9', 5), 'unsent'],
      ['nothing, when there is more than one past', bears('write 9', 6), undefined],
      ['the base, when the event is older', bears('write 9', 2), 'agreed'],
      ['the body in flight, when that landed', bears('write 3', 3), 'third'],
      ['the base, when another database wrote', bears('write 9', 4, 'another database'), 'agreed'],
    ])('is %s', (_what, stamp, summary) => {
      const link = { base, inFlight: [...inFlight, lost, unclear], syncedRevision: 1 };
      expect(agreedBase(link, stamp, 'this database')?.summary).toBe(summary);
    });
  });

  test('is the body in flight when nothing was confirmed before', () => {
    const found = agreedBase(
      { base: null, inFlight, syncedRevision: 0 },
      bears('write 2', 2),
      'this database',
    );
    expect(found?.summary).toBe('second');
  });
});

describe('some steps by name', () => {
  const wanted = {
    summary: 'Massage',
    description: '',
    location: '',
    when: timed('2026-03-02T09:00'),
    busy: true,
  };
  const present: PlanInput = {
    now: testNow,
    itemId,
    wanted,
    link: {
      state: 'present',
      etag: '"1"',
      base: { writeId: 'write 1', content: wanted },
      inFlight: [],
      itemRevision: 1,
      syncedRevision: 1,
      nextAttemptAt: null,
      errorClass: null,
      errorRevision: null,
    },
    observed: null,
    isCurrent: true,
    isTarget: true,
    isElsewhere: false,
  };
  const having = (change: Partial<PlanInput['link']>, rest: Partial<PlanInput> = {}): Step['do'] =>
    plan({ ...present, ...rest, link: { ...present.link, ...change } }).do;

  test.each<[string, Step['do'], Step['do']]>([
    [
      'a booking that was never sent is inserted',
      having({ state: 'absent', base: null, etag: null }),
      'insert',
    ],
    [
      'an insert without an answer is repeated',
      having({ state: 'maybe', base: null, etag: null }),
      'insert',
    ],
    [
      'what was agreed and edited here is patched',
      having({ itemRevision: 2 }, { wanted: { ...wanted, summary: 'Yoga' } }),
      'patch',
    ],
    [
      'an edit that the calendar does not see is settled without a request',
      having({ itemRevision: 2 }),
      'settle-synced',
    ],
    [
      'a patch without an answer is not taken for settled',
      having({ itemRevision: 2, inFlight: [{ writeId: 'w', revision: 1, content: wanted }] }),
      'patch',
    ],
    ['what is cancelled here is deleted there', having({}, { wanted: null }), 'delete'],
    ['what moves waits for its new event', having({}, { isTarget: false }), 'wait'],
    ['what has moved is deleted', having({}, { isTarget: false, isElsewhere: true }), 'delete'],
    ['a burnt id is renewed when the booking is wanted again', having({ state: 'gone' }), 'renew'],
    [
      'a tombstone that lives again is noted, to be deleted',
      having(
        { state: 'gone' },
        { wanted: null, observed: { status: 'alive', etag: '"9"', content: wanted, stamp: null } },
      ),
      'note-alive',
    ],
    [
      'a deletion there rests until the person has decided',
      having({ state: 'remote_deleted' }),
      'rest',
    ],
    [
      'what can not be read there is not written over',
      having(
        { errorClass: 'unreadable', itemRevision: 2 },
        { wanted: { ...wanted, summary: 'Yoga' } },
      ),
      'rest',
    ],
    [
      'a deletion without an answer is looked after',
      having({ state: 'deleting' }, { wanted: null }),
      'verify',
    ],
  ])('%s', (_what, found, expected) => {
    expect(found).toBe(expected);
  });
});
