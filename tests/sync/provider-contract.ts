import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventPage, EventWrite, Outcome, ProviderErrorKind } from '../../src-main/sync/calendar-provider.ts';
import type { EventContent, Stamp } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { askedWaitMs, type ProviderWorld } from './provider-world.ts';

/** 2026-03-02T09:00 in Berlin. */
const startAt = Date.UTC(2026, 2, 2, 8);

const contentOf = (parts: Partial<EventContent> = {}): EventContent => ({
  summary: 'Massage',
  description: 'Bring a towel',
  location: 'Room 2',
  when: { allDay: false, startAt, endAt: startAt + 3_600_000, timeZone: 'Europe/Berlin' },
  busy: true,
  ...parts,
});

const stampOf = (revision: number): Stamp => ({ itemKind: 'booking', itemId: 'b1', revision, databaseId: 'd1', writeId: `w${revision}` });

const insertOf = (eventId: string, parts: Partial<EventContent> = {}): EventWrite => ({ kind: 'insert', eventId, content: contentOf(parts), stamp: stampOf(1) });

const patchOf = (event: { id: string; etag: string }, parts: Partial<EventContent> = {}, revision = 2): EventWrite => ({
  kind: 'patch',
  eventId: event.id,
  etag: event.etag,
  content: contentOf(parts),
  stamp: stampOf(revision),
});

const deleteOf = (event: { id: string; etag: string }): EventWrite => ({ kind: 'delete', eventId: event.id, etag: event.etag });

const idOf = (index: number): string => `aa${index.toString(16).padStart(8, '0')}g1`;

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.kind} ${outcome.error.message}`);
  return outcome.value;
}

function eventOf(outcome: Outcome<RemoteEvent | null>): RemoteEvent {
  const event = valueOf(outcome);
  if (event === null) throw new Error('a deletion leaves no event');
  return event;
}

const kindOf = (outcome: Outcome<unknown>): 'ok' | ProviderErrorKind => (outcome.ok ? 'ok' : outcome.error.kind);

/**
 * What every calendar provider promises, run against each of them: with `makeWorld` starting a fresh one for each
 * test. Where providers may differ, any of the answers that the port allows is accepted.
 */
export function describeProviderContract(name: string, makeWorld: () => Promise<ProviderWorld>): void {
  describe(`the provider contract: ${name}`, () => {
    let world: ProviderWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.stop());

    const write = (one: EventWrite) => world.provider.write(world.calendarId, one);
    const get = (eventId: string) => world.provider.getEvent(world.calendarId, eventId);
    const list = (syncToken: string | null, pageToken: string | null = null) => world.provider.listEvents(world.calendarId, { syncToken, pageToken });
    const insert = async (index = 1, parts: Partial<EventContent> = {}) => eventOf(await write(insertOf(idOf(index), parts)));

    /** Follows the pages to the end; each must say exactly how it goes on. */
    async function listAll(syncToken: string | null): Promise<{ events: RemoteEvent[]; token: string; pages: number }> {
      const events: RemoteEvent[] = [];
      let page: EventPage = valueOf(await list(syncToken));
      let pages = 1;
      for (;;) {
        events.push(...page.events);
        expect([page.nextPageToken, page.nextSyncToken].filter((token) => token !== null)).toHaveLength(1);
        if (page.nextSyncToken !== null) return { events, token: page.nextSyncToken, pages };
        page = valueOf(await list(syncToken, page.nextPageToken));
        pages += 1;
      }
    }

    describe('calendars', () => {
      test('lists the account’s calendars with what it may do there', async () => {
        const calendars = valueOf(await world.provider.listCalendars());
        expect(calendars.find(({ remoteId }) => remoteId === world.calendarId)).toMatchObject({ accessRole: 'owner', timeZone: 'Europe/Berlin' });
      });

      test('creates a calendar that is then found', async () => {
        const created = valueOf(await world.provider.createCalendar('Appointments', 'America/New_York'));
        expect(created).toMatchObject({ name: 'Appointments', timeZone: 'America/New_York', accessRole: 'owner', isPrimary: false });
        expect(valueOf(await world.provider.getCalendar(created.remoteId))).toEqual({
          remoteId: created.remoteId,
          name: 'Appointments',
          timeZone: 'America/New_York',
        });
        const ids = valueOf(await world.provider.listCalendars()).map(({ remoteId }) => remoteId);
        expect(ids).toContain(created.remoteId);
      });

      test('a calendar that is gone is not found, and that is told apart from an event that is not', async () => {
        await insert();
        expect(kindOf(await get('aaffffffffg1'))).toBe('not-found');
        expect(kindOf(await world.provider.getCalendar(world.calendarId))).toBe('ok');
        await world.deleteCalendar();
        for (const outcome of [await get(idOf(1)), await list(null), await write(insertOf(idOf(2))), await world.provider.getCalendar(world.calendarId)]) {
          expect(['not-found', 'gone']).toContain(kindOf(outcome));
        }
      });

      test('a calendar that may only be read refuses every write and lets itself be read', async () => {
        const event = await insert();
        await world.makeReadOnly();
        expect(kindOf(await write(insertOf(idOf(2))))).toBe('forbidden');
        expect(kindOf(await write(patchOf(event)))).toBe('forbidden');
        expect(kindOf(await write(deleteOf(event)))).toBe('forbidden');
        expect((await listAll(null)).events).toHaveLength(1);
      });
    });

    describe('single writes', () => {
      test.each<[string, Partial<EventContent>]>([
        ['a timed event', {}],
        ['an all-day event', { when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-04' } }],
        ['an event in another zone', { when: { allDay: false, startAt, endAt: startAt + 60_000, timeZone: 'Australia/Lord_Howe' } }],
        ['an event that takes up no time', { busy: false }],
        ['texts of all kinds', { summary: '👩‍⚕️ موعد “x” <b>', description: 'Zeile 1\nZeile 2\t\\"', location: 'Ægir & Söhne, 東京' }],
        ['no texts at all', { summary: '', description: '', location: '' }],
      ])('what is inserted is what is there: %s', async (_what, parts) => {
        const inserted = await insert(1, parts);
        expect(inserted).toMatchObject({ id: idOf(1), status: 'confirmed', content: contentOf(parts), stamp: stampOf(1), problem: null });
        expect(inserted.etag).not.toBe('');
        expect(valueOf(await get(idOf(1)))).toEqual(inserted);
        expect((await listAll(null)).events).toEqual([inserted]);
      });

      test('the same insert twice leaves one event, and says so', async () => {
        await insert();
        expect(kindOf(await write(insertOf(idOf(1), { summary: 'Other' })))).toBe('duplicate');
        expect(await world.liveIds()).toEqual([idOf(1)]);
        expect(valueOf(await get(idOf(1))).content?.summary).toBe('Massage');
      });

      test('a patch replaces every field we own, and back again', async () => {
        const first = await insert();
        const parts: Partial<EventContent> = { summary: 'Day off', description: '', location: '', when: { allDay: true, startDay: '2026-05-01', endDay: '2026-05-02' }, busy: false };
        const second = eventOf(await write(patchOf(first, parts)));
        expect(second).toMatchObject({ content: contentOf(parts), stamp: stampOf(2) });
        expect(second.etag).not.toBe(first.etag);
        const third = eventOf(await write(patchOf(second, {}, 3)));
        expect(third).toMatchObject({ content: contentOf(), stamp: stampOf(3) });
        expect(valueOf(await get(idOf(1)))).toEqual(third);
      });

      test('a patch of a version that is no longer there changes nothing', async () => {
        const event = await insert();
        await world.editAsUser(event.id, { summary: 'Edited there' });
        expect(kindOf(await write(patchOf(event, { summary: 'Edited here' })))).toBe('stale');
        const now = valueOf(await get(event.id));
        expect(now.content?.summary).toBe('Edited there');
        expect(now.stamp).toEqual(stampOf(1));
        expect(kindOf(await write(patchOf(now, { summary: 'Edited here' })))).toBe('ok');
      });

      test('a deletion of a version that is no longer there deletes nothing', async () => {
        const event = await insert();
        await world.editAsUser(event.id, { summary: 'Edited there' });
        expect(kindOf(await write(deleteOf(event)))).toBe('stale');
        expect(await world.liveIds()).toEqual([event.id]);
      });

      test('a deletion deletes, and the second one finds it done', async () => {
        const event = await insert();
        expect(valueOf(await write(deleteOf(event)))).toBeNull();
        expect(await world.liveIds()).toEqual([]);
        expect(['gone', 'not-found']).toContain(kindOf(await write(deleteOf(event))));
      });

      test('a change without a version is not sent', async () => {
        const event = await insert();
        expect(kindOf(await write(deleteOf({ ...event, etag: '' })))).toBe('stale');
        expect(await world.liveIds()).toEqual([event.id]);
      });

      test('a deleted event is shown as cancelled or as not there, never as living', async () => {
        const event = await insert();
        await world.deleteAsUser(event.id);
        const outcome = await get(event.id);
        if (outcome.ok) expect(outcome.value).toMatchObject({ status: 'cancelled', content: null, problem: null });
        else expect(['gone', 'not-found']).toContain(outcome.error.kind);
        expect(['gone', 'not-found']).toContain(kindOf(await write(deleteOf(event))));
      });

      test('a deleted id is burnt, unless the provider says otherwise', async () => {
        const event = await insert();
        valueOf(await write(deleteOf(event)));
        const again = await write(insertOf(event.id));
        expect(kindOf(again)).toBe(world.provider.capabilities.idReuseAfterDelete ? 'ok' : 'duplicate');
      });

      test('a request that is wrong in itself is refused as such, and leaves nothing behind', async () => {
        const upsideDown = insertOf(idOf(1), { when: { allDay: false, startAt, endAt: startAt - 60_000, timeZone: 'Europe/Berlin' } });
        expect(kindOf(await write(upsideDown))).toBe('invalid');
        expect(kindOf(await write(insertOf('NOT AN ID')))).toBe('invalid');
        expect(await world.liveIds()).toEqual([]);
      });
    });

    describe('listings', () => {
      test('a full listing has every living event, ours and others', async () => {
        await insert(1);
        const gone = await insert(2);
        const foreign = await world.insertAsUser(contentOf({ summary: 'Dentist' }));
        valueOf(await write(deleteOf(gone)));
        const { events } = await listAll(null);
        expect(events.filter(({ status }) => status !== 'cancelled').map(({ id }) => id).sort()).toEqual([idOf(1), foreign].sort());
        expect(events.find(({ id }) => id === foreign)).toMatchObject({ stamp: null, content: { summary: 'Dentist' } });
      });

      test('an incremental listing has what changed since, and deletions by their id', async () => {
        const kept = await insert(1);
        const edited = await insert(2);
        const deleted = await insert(3);
        const { token } = await listAll(null);
        expect((await listAll(token)).events).toEqual([]);
        await world.editAsUser(edited.id, { summary: 'Edited there' });
        await world.deleteAsUser(deleted.id);
        const added = await world.insertAsUser(contentOf({ summary: 'Dentist' }));
        const { events, token: next } = await listAll(token);
        expect(events.map(({ id }) => id).sort()).toEqual([edited.id, deleted.id, added].sort());
        expect(events.find(({ id }) => id === edited.id)).toMatchObject({ content: { summary: 'Edited there' }, stamp: stampOf(1) });
        expect(events.find(({ id }) => id === deleted.id)).toMatchObject({ status: 'cancelled', content: null, problem: null });
        expect(events.some(({ id }) => id === kept.id)).toBe(false);
        expect((await listAll(next)).events).toEqual([]);
      });

      test('the same token may be used again, and gives the same changes', async () => {
        await insert(1);
        const { token } = await listAll(null);
        await insert(2);
        const first = (await listAll(token)).events;
        expect((await listAll(token)).events).toEqual(first);
        expect(first.map(({ id }) => id)).toEqual([idOf(2)]);
      });

      test('pages together hold everything once, and only the last one has a token', async () => {
        for (let index = 0; index < 7; index += 1) await insert(index);
        await world.setPageSize(3);
        const { events, pages, token } = await listAll(null);
        expect(pages).toBeGreaterThanOrEqual(3);
        expect(events.map(({ id }) => id).sort()).toEqual(Array.from({ length: 7 }, (_, index) => idOf(index)));
        for (let index = 10; index < 14; index += 1) await insert(index);
        const changes = await listAll(token);
        expect(changes.pages).toBeGreaterThanOrEqual(2);
        expect(changes.events).toHaveLength(4);
      });

      test('what changes while pages are read is in them or in the next listing', async () => {
        for (let index = 0; index < 5; index += 1) await insert(index);
        await world.setPageSize(2);
        const seen = new Set<string>();
        let page = valueOf(await list(null));
        await insert(10);
        await world.editAsUser(idOf(0), { summary: 'Late' });
        while (page.nextPageToken !== null) {
          for (const { id, content } of page.events) seen.add(`${id} ${content?.summary}`);
          page = valueOf(await list(null, page.nextPageToken));
        }
        for (const { id, content } of [...page.events, ...(await listAll(page.nextSyncToken)).events]) seen.add(`${id} ${content?.summary}`);
        expect(seen).toContain(`${idOf(10)} Massage`);
        expect(seen).toContain(`${idOf(0)} Late`);
      });

      test('a token that ran out asks for a full listing, and so does nonsense', async () => {
        await insert();
        const { token } = await listAll(null);
        await world.expireSyncTokens();
        expect(kindOf(await list(token))).toBe('sync-token-expired');
        expect(kindOf(await list('no such token'))).toBe('sync-token-expired');
        expect((await listAll(null)).events).toHaveLength(1);
      });
    });

    describe('access and pace', () => {
      test('an access token that ran out is replaced, unseen by the caller', async () => {
        await insert();
        const before = world.provider.usage.tokenRefreshes;
        await world.expireAccessToken();
        expect(kindOf(await get(idOf(1)))).toBe('ok');
        expect(world.provider.usage.tokenRefreshes).toBe(before + 1);
        await world.expireAccessToken();
        expect((await world.provider.writeBatch(world.calendarId, [insertOf(idOf(2)), insertOf(idOf(3))])).map(kindOf)).toEqual(['ok', 'ok']);
        expect(await world.liveIds()).toHaveLength(3);
      });

      test('an access that has ended is said to be, whatever is asked', async () => {
        await insert();
        await world.endAccess();
        const batch = await world.provider.writeBatch(world.calendarId, [insertOf(idOf(2))]);
        for (const outcome of [await list(null), await get(idOf(1)), await write(insertOf(idOf(3))), await world.provider.listCalendars(), ...batch]) {
          expect(kindOf(outcome)).toBe('auth');
        }
        expect(await world.liveIds()).toHaveLength(1);
      });

      test.each(['rate-limited', 'quota', 'server'] as const)('“%s” is passed on as it is, and nothing is repeated in secret', async (kind) => {
        const before = world.provider.usage.requests;
        await world.failNext(kind);
        const outcome = await write(insertOf(idOf(1)));
        expect(kindOf(outcome)).toBe(kind);
        if (kind === 'rate-limited' && !outcome.ok) expect(outcome.error.retryAfterMs).toBe(askedWaitMs);
        expect(world.provider.usage.requests).toBe(before + 1);
        expect(await world.liveIds()).toEqual([]);
        await world.failNext(kind);
        expect(kindOf(await list(null))).toBe(kind);
        expect(kindOf(await write(insertOf(idOf(1))))).toBe('ok');
      });

      test.each(['request-lost', 'answer-lost'] as const)('“%s” leaves the outcome of a write open, and an insert can be repeated', async (fault) => {
        await world.failNext(fault);
        expect(kindOf(await write(insertOf(idOf(1))))).toBe('unknown-outcome');
        expect(await world.liveIds()).toHaveLength(fault === 'answer-lost' ? 1 : 0);
        expect(kindOf(await write(insertOf(idOf(1))))).toBe(fault === 'answer-lost' ? 'duplicate' : 'ok');
        expect(valueOf(await get(idOf(1))).stamp).toEqual(stampOf(1));
        expect(await world.liveIds()).toEqual([idOf(1)]);
      });

      test('a patch whose answer was lost is recognised by its stamp', async () => {
        const event = await insert();
        await world.failNext('answer-lost');
        expect(kindOf(await write(patchOf(event, { summary: 'New' })))).toBe('unknown-outcome');
        expect(kindOf(await write(patchOf(event, { summary: 'New' })))).toBe('stale');
        expect(valueOf(await get(event.id))).toMatchObject({ stamp: stampOf(2), content: { summary: 'New' } });
      });

      test('a listing whose answer was lost is simply asked for again', async () => {
        await insert();
        await world.failNext('answer-lost');
        expect(['unknown-outcome', 'server']).toContain(kindOf(await list(null)));
        expect((await listAll(null)).events).toHaveLength(1);
      });
    });

    describe('batches', () => {
      const batch = (writes: readonly EventWrite[]) => world.provider.writeBatch(world.calendarId, writes);

      test('nothing is done for nothing', async () => {
        const before = world.provider.usage.requests;
        expect(await batch([])).toEqual([]);
        expect(world.provider.usage.requests).toBe(before);
      });

      test('a full batch is one request, and its outcomes come in the order of the writes', async () => {
        const size = world.provider.capabilities.batch;
        const before = world.provider.usage.requests;
        const outcomes = await batch(Array.from({ length: size }, (_, index) => insertOf(idOf(index), { summary: `Nº ${index}` })));
        expect(outcomes.map((outcome) => eventOf(outcome).id)).toEqual(Array.from({ length: size }, (_, index) => idOf(index)));
        expect(outcomes.map((outcome) => eventOf(outcome).content?.summary)).toEqual(Array.from({ length: size }, (_, index) => `Nº ${index}`));
        expect(world.provider.usage.requests).toBe(before + 1);
        expect(await world.liveIds()).toHaveLength(size);
      });

      test('a batch that is too large is refused, and nothing of it is done', async () => {
        const size = world.provider.capabilities.batch + 1;
        const outcomes = await batch(Array.from({ length: size }, (_, index) => insertOf(idOf(index))));
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
          insertOf(idOf(5), { when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-02' } }),
        ]);
        expect(outcomes.map(kindOf)).toEqual(['ok', 'stale', 'duplicate', 'ok', 'ok', 'not-found', 'stale', 'invalid']);
        expect(eventOf(outcomes[0]!)).toMatchObject({ stamp: stampOf(2), content: { summary: 'New' } });
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
        expect((await batch([insertOf(idOf(1)), insertOf(idOf(2))])).map(kindOf)).toEqual(['unknown-outcome', 'unknown-outcome']);
        expect((await batch([insertOf(idOf(1)), insertOf(idOf(2))])).map(kindOf)).toEqual(['duplicate', 'duplicate']);
        expect(await world.liveIds()).toHaveLength(2);
      });

      test.each(['rate-limited', 'server'] as const)('when the whole is answered “%s”, so is every part', async (kind) => {
        await world.failNext(kind);
        expect((await batch([insertOf(idOf(1)), insertOf(idOf(2))])).map(kindOf)).toEqual([kind, kind]);
        expect(await world.liveIds()).toEqual([]);
      });
    });
  });
}
