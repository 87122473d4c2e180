import { describe, expect, test } from 'vitest';
import { always, insertOf, openProvider, sampleEvent } from './provider-at-server.ts';
import { googleError, sendJson } from './test-server.ts';

describe('zones', () => {
  const zoneless = {
    ...sampleEvent,
    start: { dateTime: sampleEvent.start.dateTime },
    end: { dateTime: sampleEvent.end.dateTime },
  };

  test('an event that names no zone gets its calendar’s: from the listing, or by asking once', async () => {
    const { provider, server } = await openProvider((request, response) => {
      if (request.path.endsWith('/events'))
        sendJson(response, 200, { summary: 'C', timeZone: 'Asia/Tokyo', nextSyncToken: 's' });
      else sendJson(response, 200, zoneless);
    });
    for (let round = 0; round < 2; round += 1) {
      expect(await provider.getEvent('c', 'e')).toMatchObject({
        ok: true,
        value: { content: { when: { timeZone: 'Asia/Tokyo' } } },
      });
    }
    expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['e', 'events', 'e']);
  });

  test('an event that names its zone needs no question', async () => {
    const { provider, server } = await openProvider(always(200, sampleEvent));
    await provider.getEvent('c', 'e');
    expect(server.requests).toHaveLength(1);
  });
});

describe('calendars', () => {
  test('all pages are read, names people gave count, and entries that can’t be read are left out', async () => {
    const { provider } = await openProvider((request, response) => {
      if (request.query.get('pageToken') === null) {
        return sendJson(response, 200, {
          items: [
            {
              id: 'me@x.y',
              summary: 'me@x.y',
              summaryOverride: 'Mine',
              timeZone: 'Europe/Berlin',
              accessRole: 'owner',
              primary: true,
              backgroundColor: '#fff',
            },
          ],
          nextPageToken: 'p2',
        });
      }
      return sendJson(response, 200, {
        items: [
          { id: 'h', summary: 'Holidays', accessRole: 'reader' },
          { id: 'z', accessRole: 'emperor' },
          null,
        ],
      });
    });
    expect(await provider.listCalendars()).toEqual({
      ok: true,
      value: [
        {
          remoteId: 'me@x.y',
          name: 'Mine',
          timeZone: 'Europe/Berlin',
          accessRole: 'owner',
          isPrimary: true,
          color: '#fff',
        },
        {
          remoteId: 'h',
          name: 'Holidays',
          timeZone: 'UTC',
          accessRole: 'reader',
          isPrimary: false,
          color: null,
        },
      ],
    });
  });

  test('a list of calendars that never ends is given up', async () => {
    const { provider, server } = await openProvider(
      always(200, { items: [], nextPageToken: 'again' }),
    );
    expect(await provider.listCalendars()).toMatchObject({
      ok: false,
      error: { kind: 'unknown-outcome' },
    });
    expect(server.requests.length).toBeLessThanOrEqual(100);
  });
});

describe('batches that are refused as such', () => {
  test.each([400, 403, 404, 413])(
    'status %i for the whole: the writes go one by one, and none is blamed',
    async (status) => {
      const { provider, server } = await openProvider((request, response) => {
        if (request.path.startsWith('/batch'))
          sendJson(response, status, googleError(status, 'badRequest'));
        else
          sendJson(response, 200, {
            ...sampleEvent,
            id: (JSON.parse(request.body) as { id: string }).id,
          });
      });
      const outcomes = await provider.writeBatch('c', [insertOf('aa01'), insertOf('aa02')]);
      expect(outcomes).toMatchObject([
        { ok: true, value: { id: 'aa01' } },
        { ok: true, value: { id: 'aa02' } },
      ]);
      expect(server.requests).toHaveLength(3);
    },
  );

  test('one by one ends where the next request would only meet the same', async () => {
    const { provider, server } = await openProvider((request, response) => {
      if (request.path.startsWith('/batch'))
        sendJson(response, 400, googleError(400, 'badRequest'));
      else sendJson(response, 429, googleError(429, 'rateLimitExceeded'));
    });
    const outcomes = await provider.writeBatch('c', [
      insertOf('aa01'),
      insertOf('aa02'),
      insertOf('aa03'),
    ]);
    expect(outcomes.map((outcome) => !outcome.ok && outcome.error.kind)).toEqual([
      'rate-limited',
      'rate-limited',
      'rate-limited',
    ]);
    expect(server.requests).toHaveLength(2);
  });

  test('a part that never came back is open, the others are not', async () => {
    const { provider } = await openProvider((_request, response) => {
      const part = (id: string) =>
        `--b1\r\nContent-ID: <response-${id}>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n${JSON.stringify(sampleEvent)}\r\n`;
      response
        .writeHead(200, { 'content-type': 'multipart/mixed; boundary=b1' })
        .end(`${part('part-0')}${part('part-1').slice(0, 60)}`);
    });
    const outcomes = await provider.writeBatch('c', [insertOf('aa01g1'), insertOf('aa02')]);
    expect(outcomes[0]).toMatchObject({ ok: true });
    expect(outcomes[1]).toMatchObject({ ok: false, error: { kind: 'unknown-outcome' } });
  });
});
