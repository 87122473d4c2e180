import type { GoogleAuth } from '../../../src-main/calendars/google/auth-client.ts';
import { createGoogleProvider } from '../../../src-main/calendars/google/client.ts';
import type { RequestReport } from '../../../src-main/calendars/google/transport.ts';
import type { EventWrite } from '../../../src-main/sync/calendar-provider.ts';
import { type SeenRequest, sendJson, startTestServer } from './test-server.ts';

/** An event as Google answers it. */
export const sampleEvent = {
  id: 'aa01g1',
  etag: '"1"',
  status: 'confirmed',
  start: { dateTime: '2026-03-02T09:00:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T10:00:00+01:00', timeZone: 'Europe/Berlin' },
};

const content = {
  summary: 'Massage',
  description: '',
  location: '',
  when: { allDay: true as const, startDay: '2026-03-02', endDay: '2026-03-03' },
  busy: true,
};
const stamp = {
  itemKind: 'booking' as const,
  itemId: 'b1',
  revision: 1,
  databaseId: 'd1',
  writeId: 'w1',
};
export const insertOf = (eventId = 'aa01g1'): EventWrite => ({
  kind: 'insert',
  eventId,
  content,
  stamp,
});
export const patchWrite = {
  kind: 'patch' as const,
  eventId: 'aa01g1',
  etag: '"1"',
  content,
  stamp,
} satisfies EventWrite;
export const deleteWrite = {
  kind: 'delete' as const,
  eventId: 'aa01g1',
  etag: '"1"',
} satisfies EventWrite;

/** Access that lasts: token after token. */
function lastingAuth(): GoogleAuth & { replaced: string[] } {
  const replaced: string[] = [];
  return {
    replaced,
    accessToken: async () => ({ ok: true, value: `access-${replaced.length}` }),
    async replace(refusedToken) {
      replaced.push(refusedToken);
      return { ok: true, value: `access-${replaced.length}` };
    },
    get refreshes() {
      return replaced.length;
    },
  };
}

/** A provider at a server that answers as the test says. */
export async function openProvider(
  answer: Parameters<typeof startTestServer>[0],
  timeoutMs = 2_000,
) {
  const server = await startTestServer(answer);
  const auth = lastingAuth();
  const reports: RequestReport[] = [];
  const dropped: number[] = [];
  const provider = createGoogleProvider({
    auth,
    rootUrl: server.url,
    timeoutMs,
    now: () => Date.UTC(2026, 2, 2),
    onRequest: (report) => reports.push(report),
    onDroppedItems: (count) => dropped.push(count),
  });
  return { server, auth, provider, reports, dropped };
}

/** The same answer to everything. */
export const always =
  (status: number, body: unknown) =>
  (_request: SeenRequest, response: Parameters<typeof sendJson>[0]) =>
    sendJson(response, status, body);
