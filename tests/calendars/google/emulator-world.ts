import {
  type GoogleAuth,
  createAuthClient,
} from '../../../src-main/calendars/google/auth-client.ts';
import { createGoogleProvider } from '../../../src-main/calendars/google/client.ts';
import { readEndpoints } from '../../../src-main/calendars/google/endpoints.ts';
import { toGoogleBody } from '../../../src-main/calendars/google/mapping.ts';
import type { RequestReport } from '../../../src-main/calendars/google/transport.ts';
import type { EventContent } from '../../../src-shared/domain/event-content.ts';
import { exampleClient } from '../../google-emulator/google.ts';
import { type Emulator, startEmulator } from '../../google-emulator/server.ts';
import { askedWaitMs, type ProviderWorld, type WorldFault } from '../../sync/provider-world.ts';

export type EmulatorWorld = ProviderWorld & {
  emulator: Emulator;
  auth: GoogleAuth;
  reports: RequestReport[];
  droppedItems: () => number;
};

/** The real client, with real HTTP, at an emulated Google. */
export async function startEmulatorWorld({ timeoutMs = 5_000 } = {}): Promise<EmulatorWorld> {
  const emulator = await startEmulator();
  const { control } = emulator;
  const calendarId = control.addCalendar({ summary: 'Practice', timeZone: 'Europe/Berlin' }).id;
  const endpoints = readEndpoints(emulator.environment);
  const issued = control.issueTokens({});
  const now = (): number => control.now();
  const auth = createAuthClient({
    client: exampleClient,
    endpoints,
    now,
    tokens: {
      refreshToken: issued.refreshToken,
      accessToken: issued.accessToken,
      expiresAt: now() + issued.expiresInSeconds * 1000,
    },
    onTokens: async () => undefined,
  });
  const reports: RequestReport[] = [];
  let dropped = 0;
  const provider = createGoogleProvider({
    auth,
    rootUrl: endpoints.apiUrl,
    timeoutMs,
    now,
    onRequest: (report) => reports.push(report),
    onDroppedItems: (count) => {
      dropped += count;
    },
  });

  /** Of a batch itself, or of a single request: parts of a batch are requests too, and are spared. */
  const anything = { route: '*' };
  return {
    provider,
    calendarId,
    emulator,
    auth,
    reports,
    droppedItems: () => dropped,
    insertAsUser: async (content) => control.insertEvent({ calendarId, event: asJson(content) }).id,
    editAsUser: async (eventId, changes) => {
      const current = (await provider.getEvent(calendarId, eventId)) as {
        value?: { content: EventContent };
      };
      control.editEvent({
        calendarId,
        eventId,
        changes: asJson({ ...current.value!.content, ...changes }),
      });
    },
    deleteAsUser: async (eventId) => control.deleteEvent({ calendarId, eventId }),
    liveIds: async () =>
      control
        .events({ calendarId })
        .filter(({ status }) => status !== 'cancelled')
        .map(({ id }) => id),
    failNext: async (fault) => {
      control.addFault({ ...anything, effect: effectOf(fault) });
    },
    failNextChangeOf: async (eventId, fault) => {
      control.addFault({ route: 'events.*', path: eventId, effect: effectOf(fault) });
    },
    setPageSize: async (maxPageSize) => {
      control.setKnobs({ maxPageSize });
    },
    expireSyncTokens: async () => control.expireSyncTokens({ calendarId }),
    expireAccessToken: async () => {
      control.expireAccessTokens({});
    },
    endAccess: async () => {
      control.revokeAccess({});
    },
    makeReadOnly: async () => {
      control.setRole({ calendarId, role: 'reader' });
    },
    deleteCalendar: async () => control.deleteCalendar({ calendarId }),
    stop: () => emulator.stop(),
  };
}

/** What a person types in says nothing of us. */
function asJson(content: EventContent): Record<string, never> {
  const stamp = {
    itemKind: 'booking' as const,
    itemId: '',
    revision: 0,
    databaseId: '',
    writeId: '',
  };
  const { extendedProperties: _ours, ...body } = toGoogleBody({ kind: 'patch', content, stamp });
  return JSON.parse(JSON.stringify(body)) as Record<string, never>;
}

function effectOf(fault: WorldFault) {
  switch (fault) {
    case 'request-lost':
      return { phase: 'before' as const, failure: { kind: 'drop' as const } };
    case 'answer-lost':
      return { phase: 'after-apply' as const, failure: { kind: 'drop' as const } };
    case 'rate-limited':
      return status(403, 'rateLimitExceeded', askedWaitMs / 1000);
    case 'quota':
      return status(403, 'quotaExceeded');
    case 'server':
      return status(503, 'backendError');
  }
}

function status(code: number, reason: string, retryAfter?: number) {
  const failure = {
    kind: 'status' as const,
    status: code,
    reason,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  return { phase: 'before' as const, failure };
}
