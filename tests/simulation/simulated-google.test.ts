import { expect, test } from 'vitest';
import { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import {
  eventOf,
  insertOf,
  kindOf,
  patchOf,
  sampleContent,
  sampleStamp,
  sampleStart,
  valueOf,
} from './google-samples.ts';
import { makePlainWorld } from './plain-world.ts';

test('an inserted event is there with its content and stamp, and passes as a remote event', async () => {
  const { provider, calendarId } = makePlainWorld();
  const inserted = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  expect(RemoteEvent.parse(inserted)).toEqual(inserted);
  expect(inserted).toMatchObject({
    id: 'aa01g1',
    status: 'confirmed',
    content: sampleContent(),
    stamp: sampleStamp(),
  });
  expect(valueOf(await provider.getEvent(calendarId, 'aa01g1'))).toEqual(inserted);
});

test('every write gives a new etag and a later instant, even when the clock stands still or goes back', async () => {
  const { provider, calendarId, clock } = makePlainWorld();
  const first = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  const second = eventOf(
    await provider.write(calendarId, patchOf('aa01g1', first.etag, { summary: 'B' })),
  );
  clock.at -= 5000;
  const third = eventOf(
    await provider.write(calendarId, patchOf('aa01g1', second.etag, { summary: 'B' })),
  );
  expect(new Set([first.etag, second.etag, third.etag]).size).toBe(3);
  expect(first.updatedAt).toBeLessThan(second.updatedAt ?? 0);
  expect(second.updatedAt).toBeLessThan(third.updatedAt ?? 0);
});

test('an id can be inserted once: not again while it lives, nor when it is deleted, nor when it is forgotten', async () => {
  const { provider, calendarId, google } = makePlainWorld();
  const event = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('duplicate');
  await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: event.etag });
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('duplicate');
  google.purgeCancelled(calendarId);
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('duplicate');
});

test('an id outside a-v and 0-9 or shorter than five is refused, and so is an empty time', async () => {
  const { provider, calendarId } = makePlainWorld();
  expect(kindOf(await provider.write(calendarId, insertOf('zz01g1')))).toBe('invalid');
  expect(kindOf(await provider.write(calendarId, insertOf('aa1')))).toBe('invalid');
  const when = { allDay: false, startAt: 5, endAt: 5, timeZone: 'UTC' } as const;
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1', { when })))).toBe('invalid');
});

test('a patch replaces the owned fields and the stamp, and keeps everything else', async () => {
  const { provider, calendarId, hands } = makePlainWorld();
  const recurrence = ['RRULE:FREQ=DAILY;COUNT=3'];
  const before = hands.insertForeign(calendarId, sampleContent(), {
    recurrence,
    ownResponse: 'accepted',
    status: 'tentative',
  });
  const after = eventOf(
    await provider.write(
      calendarId,
      patchOf(before.id, before.etag, { summary: 'New', location: '' }, 7),
    ),
  );
  expect(after).toMatchObject({
    content: sampleContent({ summary: 'New', location: '' }),
    stamp: sampleStamp(7),
    recurrence,
    ownResponse: 'accepted',
    status: 'tentative',
  });
});

test('a write with an old etag is refused as stale and changes nothing; any etag matches *', async () => {
  const { provider, calendarId, google } = makePlainWorld();
  const first = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  await provider.write(calendarId, patchOf('aa01g1', first.etag, { summary: 'Second' }));
  expect(
    kindOf(await provider.write(calendarId, patchOf('aa01g1', first.etag, { summary: 'Third' }))),
  ).toBe('stale');
  expect(
    kindOf(
      await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: first.etag }),
    ),
  ).toBe('stale');
  expect(
    kindOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: '' })),
  ).toBe('stale');
  expect(google.liveEvents(calendarId)[0]?.content?.summary).toBe('Second');
  expect(
    kindOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: '*' })),
  ).toBe('ok');
});

test('a deleted event is shown as cancelled, deleting it again is gone, and a purged one is not found', async () => {
  const { provider, calendarId, google } = makePlainWorld();
  const { etag } = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  expect(
    valueOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag })),
  ).toBeNull();
  const bare = valueOf(await provider.getEvent(calendarId, 'aa01g1'));
  expect(bare).toMatchObject({
    id: 'aa01g1',
    etag: '',
    status: 'cancelled',
    content: null,
    stamp: null,
    updatedAt: null,
  });
  google.quirks.tombstones = 'stale-content';
  const stale = valueOf(await provider.getEvent(calendarId, 'aa01g1'));
  expect(stale).toMatchObject({
    status: 'cancelled',
    content: sampleContent(),
    stamp: sampleStamp(),
  });
  expect(stale.etag).not.toBe(etag);
  expect(
    kindOf(
      await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag: stale.etag }),
    ),
  ).toBe('gone');
  google.purgeCancelled(calendarId);
  expect(kindOf(await provider.getEvent(calendarId, 'aa01g1'))).toBe('not-found');
});

test.each(['forbidden', 'gone', 'stale'] as const)(
  'changing a deleted event can be answered with %s',
  async (kind) => {
    const { provider, calendarId } = makePlainWorld({ patchOfDeleted: kind });
    const { etag } = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
    await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag });
    expect(kindOf(await provider.write(calendarId, patchOf('aa01g1', etag)))).toBe(kind);
  },
);

test('an event that never was is not found, whatever is asked of it', async () => {
  const { provider, calendarId } = makePlainWorld();
  expect(kindOf(await provider.getEvent(calendarId, 'aa09g1'))).toBe('not-found');
  expect(kindOf(await provider.write(calendarId, patchOf('aa09g1', '"x"')))).toBe('not-found');
  expect(
    kindOf(await provider.write(calendarId, { kind: 'delete', eventId: 'aa09g1', etag: '"x"' })),
  ).toBe('not-found');
});

test('a deleted calendar is not found; one whose access was taken is forbidden, or not found', async () => {
  const { google, provider, calendarId, hands } = makePlainWorld();
  const second = google.addCalendar('anna', 'Second');
  google.setAccess('anna', second, 'reader');
  expect(kindOf(await provider.listEvents(second, { syncToken: null, pageToken: null }))).toBe(
    'ok',
  );
  expect(kindOf(await provider.write(second, insertOf('aa01g1')))).toBe('forbidden');
  google.setAccess('anna', second, null);
  expect(kindOf(await provider.getCalendar(second))).toBe('forbidden');
  google.quirks.accessTaken = 'not-found';
  expect(kindOf(await provider.getCalendar(second))).toBe('not-found');
  hands.deleteCalendar(calendarId);
  expect(kindOf(await provider.listEvents(calendarId, { syncToken: null, pageToken: null }))).toBe(
    'not-found',
  );
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1')))).toBe('not-found');
  expect(google.liveEvents(calendarId)).toEqual([]);
});

test('calendars can be listed, read and created, as far as the account may', async () => {
  const { google, provider, calendarId } = makePlainWorld();
  const created = valueOf(await provider.createCalendar('Bookings', 'Asia/Tokyo'));
  expect(created).toMatchObject({
    name: 'Bookings',
    timeZone: 'Asia/Tokyo',
    accessRole: 'owner',
    isPrimary: false,
  });
  expect(valueOf(await provider.getCalendar(calendarId))).toEqual({
    remoteId: calendarId,
    name: 'Practice',
    timeZone: 'Europe/Berlin',
  });
  const listed = valueOf(await provider.listCalendars());
  expect(listed.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['anna@example.com', true],
    ['Practice', false],
    ['Bookings', false],
  ]);
  google.setScopes('anna', { createCalendars: false });
  expect(kindOf(await provider.createCalendar('More', 'UTC'))).toBe('forbidden');
  google.setScopes('anna', { events: false });
  expect(kindOf(await provider.getEvent(calendarId, 'aa01g1'))).toBe('forbidden');
  google.setRevoked('anna', true);
  expect(kindOf(await provider.listCalendars())).toBe('auth');
  google.setRevoked('anna', false);
  expect(kindOf(await provider.listCalendars())).toBe('ok');
});

test('the journal tells every write that arrived, what came of it, and whether the event is a stranger’s', async () => {
  const { google, provider, calendarId, hands, clock } = makePlainWorld();
  const foreign = hands.insertForeign(calendarId, sampleContent());
  clock.at += 10;
  const { etag } = eventOf(await provider.write(calendarId, insertOf('aa01g1')));
  await provider.write(calendarId, patchOf('aa01g1', '"old"'));
  await provider.write(calendarId, { kind: 'delete', eventId: 'aa01g1', etag });
  await provider.write(calendarId, patchOf(foreign.id, foreign.etag));
  expect(
    google.journal.map(({ kind, etag: sent, outcome, applied, wasForeign }) => [
      kind,
      sent,
      outcome,
      applied,
      wasForeign,
    ]),
  ).toEqual([
    ['insert', null, 'ok', true, false],
    ['patch', '"old"', 'stale', false, false],
    ['delete', etag, 'ok', true, false],
    ['patch', foreign.etag, 'ok', true, true],
  ]);
  expect(google.journal[0]).toMatchObject({
    at: sampleStart + 10,
    accountId: 'anna',
    calendarId,
    stamp: sampleStamp(),
  });
  expect(google.requests.map((request) => request.told)).toEqual(['ok', 'stale', 'ok', 'ok']);
  expect(provider.usage).toEqual({ requests: 4, tokenRefreshes: 0 });
});

test('a batch is one request with one outcome for each write, in the order given', async () => {
  const { google, calendarId } = makePlainWorld();
  const provider = google.createProvider('anna', {
    partOrder: (count) => [...Array(count).keys()].toReversed(),
  });
  const outcomes = await provider.writeBatch(calendarId, [
    insertOf('aa01g1'),
    insertOf('aa01g1'),
    insertOf('aa02g1'),
  ]);
  expect(outcomes.map(kindOf)).toEqual(['duplicate', 'ok', 'ok']);
  expect(google.journal.map(({ eventId, inBatch }) => [eventId, inBatch])).toEqual([
    ['aa02g1', true],
    ['aa01g1', true],
    ['aa01g1', true],
  ]);
  expect(provider.usage.requests).toBe(1);
  expect(google.requests[0]).toMatchObject({ told: 'parts' });
  expect(await provider.writeBatch(calendarId, [])).toEqual([]);
  const tooMany = Array.from({ length: 51 }, (_, at) => insertOf(`bb${at}g1`));
  expect(new Set((await provider.writeBatch(calendarId, tooMany)).map(kindOf))).toEqual(
    new Set(['invalid']),
  );
});

test('the person can edit, delete, restore, copy and move events there', () => {
  const { google, calendarId, hands } = makePlainWorld();
  const other = google.addCalendar('anna', 'Other');
  const { id } = hands.insertForeign(calendarId, sampleContent(), { stamp: sampleStamp(4) });
  expect(hands.edit(calendarId, id, { summary: 'Edited' })?.stamp).toEqual(sampleStamp(4));
  expect(hands.remove(calendarId, id)).toBe(true);
  expect(hands.remove(calendarId, id)).toBe(false);
  expect(hands.edit(calendarId, id, { summary: 'No' })).toBeNull();
  expect(hands.restore(calendarId, 'aa09g1')).toBeNull();
  expect(hands.restore(calendarId, id)).toMatchObject({
    id,
    status: 'confirmed',
    content: { summary: 'Edited' },
  });
  expect(hands.restore(calendarId, id)).toBeNull();
  const copy = hands.copy(calendarId, id, { location: 'There' });
  expect(copy).toMatchObject({
    stamp: sampleStamp(4),
    content: { summary: 'Edited', location: 'There' },
  });
  expect(copy?.id).toMatch(/^_[a-v0-9]+$/);
  expect(google.calendar(calendarId).isForeign(copy?.id ?? '')).toBe(true);
  expect(hands.moveToCalendar(calendarId, id, other)).toMatchObject({ id, status: 'confirmed' });
  expect(google.liveEvents(calendarId).map((event) => event.id)).toEqual([copy?.id]);
  expect(hands.moveToCalendar(other, id, calendarId)).toMatchObject({ id });
});

test('contents can be refused for ever, and changed on their way in', async () => {
  const { google, provider, calendarId } = makePlainWorld({
    refuses: (content) => content.summary === 'bad',
  });
  expect(kindOf(await provider.write(calendarId, insertOf('aa01g1', { summary: 'bad' })))).toBe(
    'invalid',
  );
  google.quirks.normalise = (content) => ({ ...content, summary: content.summary.trim() });
  const { content, etag } = eventOf(
    await provider.write(calendarId, insertOf('aa01g1', { summary: ' Massage ' })),
  );
  expect(content?.summary).toBe('Massage');
  expect(
    kindOf(await provider.write(calendarId, patchOf('aa01g1', etag, { summary: 'bad' }))),
  ).toBe('invalid');
});
