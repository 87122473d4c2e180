import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventPage, EventWrite } from '../../src-main/sync/calendar-provider.ts';
import type { EventContent } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import { describeTrouble } from './provider-contract-trouble.ts';
import {
  contentOf,
  deleteOf,
  eventOf,
  idOf,
  insertOf,
  kindOf,
  patchOf,
  stampOf,
  startAt,
  valueOf,
} from './provider-samples.ts';
import type { ProviderWorld } from './provider-world.ts';

/**
 * What every calendar provider promises, run against each of them: with `makeWorld` starting a fresh one for each
 * test. Where providers may differ, any of the answers that the port allows is accepted.
 */
export function describeProviderContract(
  name: string,
  makeWorld: () => Promise<ProviderWorld>,
): void {
  describe(`the provider contract: ${name}`, () => {
    let world: ProviderWorld;
    beforeEach(async () => {
      world = await makeWorld();
    });
    afterEach(() => world.stop());

    const write = (one: EventWrite) => world.provider.write(world.calendarId, one);
    const get = (eventId: string) => world.provider.getEvent(world.calendarId, eventId);
    const list = (syncToken: string | null, pageToken: string | null = null) =>
      world.provider.listEvents(world.calendarId, { syncToken, pageToken });
    const insert = async (index = 1, parts: Partial<EventContent> = {}) =>
      eventOf(await write(insertOf(idOf(index), parts)));

    /** Follows the pages to the end; each must say exactly how it goes on. */
    async function listAll(
      syncToken: string | null,
    ): Promise<{ events: RemoteEvent[]; token: string; pages: number }> {
      const events: RemoteEvent[] = [];
      let page: EventPage = valueOf(await list(syncToken));
      let pages = 1;
      for (;;) {
        events.push(...page.events);
        expect(
          [page.nextPageToken, page.nextSyncToken].filter((token) => token !== null),
        ).toHaveLength(1);
        if (page.nextSyncToken !== null) return { events, token: page.nextSyncToken, pages };
        page = valueOf(await list(syncToken, page.nextPageToken));
        pages += 1;
      }
    }

    describe('calendars', () => {
      test('lists the account’s calendars with what it may do there', async () => {
        const calendars = valueOf(await world.provider.listCalendars());
        expect(calendars.find(({ remoteId }) => remoteId === world.calendarId)).toMatchObject({
          accessRole: 'owner',
          timeZone: 'Europe/Berlin',
        });
      });

      test('creates a calendar that is then found', async () => {
        const created = valueOf(
          await world.provider.createCalendar('Appointments', 'America/New_York'),
        );
        expect(created).toMatchObject({
          name: 'Appointments',
          timeZone: 'America/New_York',
          accessRole: 'owner',
          isPrimary: false,
        });
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
        for (const outcome of [
          await get(idOf(1)),
          await list(null),
          await write(insertOf(idOf(2))),
          await world.provider.getCalendar(world.calendarId),
        ]) {
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
        [
          'an all-day event',
          { when: { allDay: true, startDay: '2026-03-02', endDay: '2026-03-04' } },
        ],
        [
          'an event in another zone',
          {
            when: {
              allDay: false,
              startAt,
              endAt: startAt + 60_000,
              timeZone: 'Australia/Lord_Howe',
            },
          },
        ],
        ['an event that takes up no time', { busy: false }],
        [
          'texts of all kinds',
          {
            summary: '👩‍⚕️ موعد “x” <b>',
            description: 'Zeile 1\nZeile 2\t\\"',
            location: 'Ægir & Söhne, 東京',
          },
        ],
        ['no texts at all', { summary: '', description: '', location: '' }],
      ])('what is inserted is what is there: %s', async (_what, parts) => {
        const inserted = await insert(1, parts);
        expect(inserted).toMatchObject({
          id: idOf(1),
          status: 'confirmed',
          content: contentOf(parts),
          stamp: stampOf(1),
          problem: null,
        });
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
        const parts: Partial<EventContent> = {
          summary: 'Day off',
          description: '',
          location: '',
          when: { allDay: true, startDay: '2026-05-01', endDay: '2026-05-02' },
          busy: false,
        };
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
        if (outcome.ok)
          expect(outcome.value).toMatchObject({
            status: 'cancelled',
            content: null,
            problem: null,
          });
        else expect(['gone', 'not-found']).toContain(outcome.error.kind);
        expect(['gone', 'not-found']).toContain(kindOf(await write(deleteOf(event))));
      });

      test('a deleted id is burnt, unless the provider says otherwise', async () => {
        const event = await insert();
        valueOf(await write(deleteOf(event)));
        const again = await write(insertOf(event.id));
        expect(kindOf(again)).toBe(
          world.provider.capabilities.idReuseAfterDelete ? 'ok' : 'duplicate',
        );
      });

      test('a request that is wrong in itself is refused as such, and leaves nothing behind', async () => {
        const upsideDown = insertOf(idOf(1), {
          when: { allDay: false, startAt, endAt: startAt - 60_000, timeZone: 'Europe/Berlin' },
        });
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
        expect(
          events
            .filter(({ status }) => status !== 'cancelled')
            .map(({ id }) => id)
            .sort(),
        ).toEqual([idOf(1), foreign].sort());
        expect(events.find(({ id }) => id === foreign)).toMatchObject({
          stamp: null,
          content: { summary: 'Dentist' },
        });
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
        expect(events.find(({ id }) => id === edited.id)).toMatchObject({
          content: { summary: 'Edited there' },
          stamp: stampOf(1),
        });
        expect(events.find(({ id }) => id === deleted.id)).toMatchObject({
          status: 'cancelled',
          content: null,
          problem: null,
        });
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
        expect(events.map(({ id }) => id).sort()).toEqual(
          Array.from({ length: 7 }, (_, index) => idOf(index)),
        );
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
        for (const { id, content } of [
          ...page.events,
          ...(await listAll(page.nextSyncToken)).events,
        ])
          seen.add(`${id} ${content?.summary}`);
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

    describeTrouble(() => world);
  });
}
