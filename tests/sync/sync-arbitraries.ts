import fc from 'fast-check';
import type { EventContent, Stamp } from '../../src-shared/domain/event-content.ts';
import type { When } from '../../src-shared/domain/time.ts';
import type {
  Agreed,
  InFlight,
  Observed,
  PlanInput,
  PlannedLink,
} from '../../src-main/sync/plan.ts';
import { testNow } from '../support/fakes.ts';
import { days, timed } from '../support/times.ts';

/** The item all arbitrary links and stamps of our own are about. */
export const itemId = '01900000-0000-7000-8000-000000000001';

const whens: readonly When[] = [
  timed('2026-03-02T09:00'),
  timed('2026-03-02T14:00'),
  days('2026-03-02', '2026-03-03'),
];

/** Contents from few values, so that two of them are often alike in some fields. */
export const content: fc.Arbitrary<EventContent> = fc.record({
  summary: fc.constantFrom('Massage', 'Yoga', ''),
  description: fc.constantFrom('', 'Bring a towel'),
  location: fc.constantFrom('Room 1', 'Room 2'),
  when: fc.constantFrom(...whens),
  busy: fc.boolean(),
});

const writeId = fc.constantFrom('write 1', 'write 2', 'write 3');
const revision = fc.integer({ min: 0, max: 4 });

/** A stamp of this item or of another one. */
export const stamp: fc.Arbitrary<Stamp> = fc.record({
  itemKind: fc.constant('booking' as const),
  itemId: fc.constantFrom(itemId, itemId, 'another item'),
  revision,
  databaseId: fc.constantFrom('this database', 'another database'),
  writeId,
});

const agreed: fc.Arbitrary<Agreed> = fc.record({ writeId: fc.option(writeId), content });
const inFlight: fc.Arbitrary<InFlight> = fc.record({ writeId, revision, content });
const etag = fc.constantFrom('"1"', '"2"');

/** Any link whose row the database would accept. */
export const link: fc.Arbitrary<PlannedLink> = fc
  .record({
    state: fc.constantFrom(
      'absent',
      'maybe',
      'present',
      'deleting',
      'gone',
      'remote_deleted',
      'detached',
    ),
    etag: fc.option(etag),
    base: fc.option(agreed),
    inFlight: fc.array(inFlight, { maxLength: 2 }),
    itemRevision: fc.integer({ min: 1, max: 4 }),
    syncedRevision: revision,
    nextAttemptAt: fc.option(fc.constantFrom(testNow - 1, testNow, testNow + 1000), { freq: 3 }),
    errorClass: fc.option(fc.constantFrom('server', 'invalid', 'unreadable'), { freq: 3 }),
    errorRevision: fc.option(revision, { freq: 4 }),
  })
  .map((one) => ({ ...one, syncedRevision: Math.min(one.syncedRevision, one.itemRevision) }));

/** Any event that a listing or a read may show, readable or not, ours or not. */
export const alive: fc.Arbitrary<Extract<Observed, { status: 'alive' }>> = fc.record({
  status: fc.constant('alive' as const),
  etag,
  content: fc.option(content, { freq: 5 }),
  stamp: fc.option(stamp, { freq: 5 }),
});

const observed: fc.Arbitrary<Observed | null> = fc.oneof(
  { weight: 3, arbitrary: alive },
  fc.constant({ status: 'cancelled' as const }),
  fc.constant({ status: 'unseen' as const }),
  fc.constant(null),
);

/** Everything a plan can be asked about. */
export const planInput: fc.Arbitrary<PlanInput> = fc.record({
  now: fc.constant(testNow),
  itemId: fc.constant(itemId),
  wanted: fc.option(content, { freq: 3 }),
  link,
  observed,
  isCurrent: fc.boolean(),
  isTarget: fc.boolean(),
  isElsewhere: fc.boolean(),
});
