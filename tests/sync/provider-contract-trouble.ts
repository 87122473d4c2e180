import { beforeEach, describe, expect, test } from 'vitest';
import type { EventWrite } from '../../src-main/sync/calendar-provider.ts';
import {
  deleteOf,
  eventOf,
  idOf,
  insertOf,
  kindOf,
  patchOf,
  stampOf,
  valueOf,
} from './provider-samples.ts';
import { askedWaitMs, type ProviderWorld } from './provider-world.ts';

/** The part of the contract about lost answers, ended access, pace and batches. */
export function describeTrouble(currentWorld: () => ProviderWorld): void {
  let world: ProviderWorld;
  beforeEach(() => {
    world = currentWorld();
  });

  const write = (one: EventWrite) => world.provider.write(world.calendarId, one);
  const get = (eventId: string) => world.provider.getEvent(world.calendarId, eventId);
  const list = (syncToken: string | null) =>
    world.provider.listEvents(world.calendarId, { syncToken, pageToken: null });
  const insert = async (index = 1) => eventOf(await write(insertOf(idOf(index))));

  describe('access and pace', () => {
    test('an access token that ran out is replaced, unseen by the caller', async () => {
      await insert();
      const before = world.provider.usage.tokenRefreshes;
      await world.expireAccessToken();
      expect(kindOf(await get(idOf(1)))).toBe('ok');
      expect(world.provider.usage.tokenRefreshes).toBe(before + 1);
      await world.expireAccessToken();
      expect(
        (
          await world.provider.writeBatch(world.calendarId, [insertOf(idOf(2)), insertOf(idOf(3))])
        ).map(kindOf),
      ).toEqual(['ok', 'ok']);
      expect(await world.liveIds()).toHaveLength(3);
    });

    test('an access that has ended is said to be, whatever is asked', async () => {
      await insert();
      await world.endAccess();
      const batch = await world.provider.writeBatch(world.calendarId, [insertOf(idOf(2))]);
      for (const outcome of [
        await list(null),
        await get(idOf(1)),
        await write(insertOf(idOf(3))),
        await world.provider.listCalendars(),
        ...batch,
      ]) {
        expect(kindOf(outcome)).toBe('auth');
      }
      expect(await world.liveIds()).toHaveLength(1);
    });

    test.each(['rate-limited', 'quota', 'server'] as const)(
      '“%s” is passed on as it is, and nothing is repeated in secret',
      async (kind) => {
        const before = world.provider.usage.requests;
        await world.failNext(kind);
        const outcome = await write(insertOf(idOf(1)));
        expect(kindOf(outcome)).toBe(kind);
        if (kind === 'rate-limited' && !outcome.ok)
          expect(outcome.error.retryAfterMs).toBe(askedWaitMs);
        expect(world.provider.usage.requests).toBe(before + 1);
        expect(await world.liveIds()).toEqual([]);
        await world.failNext(kind);
        expect(kindOf(await list(null))).toBe(kind);
        expect(kindOf(await write(insertOf(idOf(1))))).toBe('ok');
      },
    );

    test.each(['request-lost', 'answer-lost'] as const)(
      '“%s” leaves the outcome of a write open, and an insert can be repeated',
      async (fault) => {
        await world.failNext(fault);
        expect(kindOf(await write(insertOf(idOf(1))))).toBe('unknown-outcome');
        expect(await world.liveIds()).toHaveLength(fault === 'answer-lost' ? 1 : 0);
        expect(kindOf(await write(insertOf(idOf(1))))).toBe(
          fault === 'answer-lost' ? 'duplicate' : 'ok',
        );
        expect(valueOf(await get(idOf(1))).stamp).toEqual(stampOf(1));
        expect(await world.liveIds()).toEqual([idOf(1)]);
      },
    );

    test('a patch whose answer was lost is recognised by its stamp', async () => {
      const event = await insert();
      await world.failNext('answer-lost');
      expect(kindOf(await write(patchOf(event, { summary: 'New' })))).toBe('unknown-outcome');
      expect(kindOf(await write(patchOf(event, { summary: 'New' })))).toBe('stale');
      expect(valueOf(await get(event.id))).toMatchObject({
        stamp: stampOf(2),
        content: { summary: 'New' },
      });
    });

    test('a listing whose answer was lost is simply asked for again', async () => {
      await insert();
      await world.failNext('answer-lost');
      expect(['unknown-outcome', 'server']).toContain(kindOf(await list(null)));
      expect(valueOf(await list(null)).events).toHaveLength(1);
    });
  });

  describe('batches', () => {
    const batch = (writes: readonly EventWrite[]) =>
      world.provider.writeBatch(world.calendarId, writes);

    test('nothing is done for nothing', async () => {
      const before = world.provider.usage.requests;
      expect(await batch([])).toEqual([]);
      expect(world.provider.usage.requests).toBe(before);
    });

    test('a full batch is one request, and its outcomes come in the order of the writes', async () => {
      const size = world.provider.capabilities.batch;
      const before = world.provider.usage.requests;
      const outcomes = await batch(
        Array.from({ length: size }, (_, index) =>
          insertOf(idOf(index), { summary: `Nº ${index}` }),
        ),
      );
      expect(outcomes.map((outcome) => eventOf(outcome).id)).toEqual(
        Array.from({ length: size }, (_, index) => idOf(index)),
      );
      expect(outcomes.map((outcome) => eventOf(outcome).content?.summary)).toEqual(
        Array.from({ length: size }, (_, index) => `Nº ${index}`),
      );
      expect(world.provider.usage.requests).toBe(before + 1);
      expect(await world.liveIds()).toHaveLength(size);
    });

    test('a batch that is too large is refused, and nothing of it is done', async () => {
      const size = world.provider.capabilities.batch + 1;
      const outcomes = await batch(
        Array.from({ length: size }, (_, index) => insertOf(idOf(index))),
      );
      expect(outcomes.map(kindOf)).toEqual(Array.from({ length: size }, () => 'invalid'));
      expect(await world.liveIds()).toEqual([]);
    });

    test('each part succeeds or fails by itself', async () => {
      const patched = await insert(1);
      const stale = await insert(2);
      const deleted = await insert(3);
      await world.editAsUser(stale.id, { summary: 'Edited there' });
      const outcomes = await batch([
        patchOf(patched, { summary: 'New' }),
        patchOf(stale, { summary: 'New' }),
        insertOf(idOf(1)),
        insertOf(idOf(4)),
        deleteOf(deleted),
        deleteOf({ id: 'aaffffffffg1', etag: '"1"' }),
        deleteOf({ id: idOf(2), etag: '' }),
        insertOf(idOf(5), {
          when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-02' },
        }),
      ]);
      expect(outcomes.map(kindOf)).toEqual([
        'ok',
        'stale',
        'duplicate',
        'ok',
        'ok',
        'not-found',
        'stale',
        'invalid',
      ]);
      expect(eventOf(outcomes[0]!)).toMatchObject({
        stamp: stampOf(2),
        content: { summary: 'New' },
      });
      expect(outcomes[4]).toEqual({ ok: true, value: null });
      expect((await world.liveIds()).sort()).toEqual([idOf(1), idOf(2), idOf(4)]);
    });

    test('a part that is slowed down does not hold up the others', async () => {
      const slow = await insert(1);
      const quick = await insert(2);
      await world.failNextChangeOf(slow.id, 'rate-limited');
      const outcomes = await batch([patchOf(slow), patchOf(quick)]);
      expect(outcomes.map(kindOf)).toEqual(['rate-limited', 'ok']);
    });

    test('a batch whose answer was lost leaves every part open', async () => {
      await world.failNext('answer-lost');
      expect((await batch([insertOf(idOf(1)), insertOf(idOf(2))])).map(kindOf)).toEqual([
        'unknown-outcome',
        'unknown-outcome',
      ]);
      expect((await batch([insertOf(idOf(1)), insertOf(idOf(2))])).map(kindOf)).toEqual([
        'duplicate',
        'duplicate',
      ]);
      expect(await world.liveIds()).toHaveLength(2);
    });

    test.each(['rate-limited', 'server'] as const)(
      'when the whole is answered “%s”, so is every part',
      async (kind) => {
        await world.failNext(kind);
        expect((await batch([insertOf(idOf(1)), insertOf(idOf(2))])).map(kindOf)).toEqual([
          kind,
          kind,
        ]);
        expect(await world.liveIds()).toEqual([]);
      },
    );
  });
}
