import { afterEach, beforeEach, expect, test } from 'vitest';
import { diagnosticsHandlers } from '../../src-main/health/diagnostics.ts';
import { createHealthService } from '../../src-main/health/health-service.ts';
import { findTroubleLines } from '../../src-main/platform/log-lines.ts';
import { writeLog } from '../../src-main/sync/log-repo.ts';
import { accountRow, calendarRow, linkRow } from '../support/calendars.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { testNow } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

/** Everything a practice has that is nobody's business; each has to stay out. */
const secrets = {
  client: 'Annegret Zwiebelfisch',
  email: 'annegret@zwiebelfisch.example',
  phone: '+49 171 5550123',
  clientNote: 'Afraid of needles',
  service: 'Schmerztherapie',
  title: 'Secret surgery',
  location: 'Hinterhof 7b',
  calendarNote: 'Bring the X-ray',
  privateNote: 'Owes me for March',
  account: 'mira@example.com',
  calendar: 'Praxis Mira',
  refreshToken: '1//0gAbCdEfGhIjKlMnOp',
  accessToken: 'ya29.a0AfH6SMBxyz-abc',
  clientSecret: 'GOCSPX-abcdefghijkl',
};

function handlers(log: string[], saved: [string, string][] = [], copied: string[] = []) {
  const health = createHealthService({
    db: practice.db,
    loop: { isOffline: false, brokenBy: null },
    clockOffsetMs: () => 0,
    keychainWorks: () => true,
    lastBackupAt: async () => null,
  });
  return diagnosticsHandlers({
    ...practice,
    health,
    versions: { app: '1.2.3', electron: '45' },
    handlers: {
      'settings.get': () => practice.settings.get(),
      'sync.summary': async () => ({
        state: 'idle',
        headline: 'Everything is in Google Calendar.',
        lastSyncedAt: testNow,
        nextSyncAt: null,
        waiting: 0,
        failed: 0,
        needsDecision: 0,
      }),
    },
    readLog: async () => log,
    copyText: async (text) => void copied.push(text),
    async saveText(name, text) {
      saved.push([name, text]);
      return true;
    },
  });
}

async function fill(): Promise<void> {
  const client = await practice.clients.create(
    clientDraft({
      name: secrets.client,
      email: secrets.email,
      phone: secrets.phone,
      notes: secrets.clientNote,
    }),
  );
  const service = await practice.services.create(serviceDraft({ name: secrets.service }));
  const booking = await practice.bookings.create(
    bookingDraft({
      clientId: client.id,
      serviceId: service.id,
      title: secrets.title,
      location: secrets.location,
      calendarNote: secrets.calendarNote,
      privateNote: secrets.privateNote,
    }),
  );
  await practice.db
    .insertInto('account')
    .values({ ...accountRow('a'), email: secrets.account })
    .execute();
  await practice.db
    .insertInto('calendar')
    .values(calendarRow('c', 'a', { is_target: 1, name: secrets.calendar }))
    .execute();
  await practice.db
    .insertInto('calendar_link')
    .values({ ...linkRow(booking.id, 'c'), state: 'absent', synced_revision: 0 })
    .execute();
  await practice.db.transaction().execute((tx) =>
    writeLog(tx, [
      {
        at: testNow,
        kind: 'insert',
        outcome: 'failed',
        error: {
          kind: 'invalid',
          message: `Google answered 400 to ${secrets.account} with Bearer ${secrets.accessToken}`,
        },
        durationMs: 5,
        requests: 1,
      },
      { at: testNow, kind: 'cycle', outcome: 'offline', durationMs: 5, requests: 1 },
    ]),
  );
}

test('a report tells how everything is and names nobody and nothing of theirs', async () => {
  await fill();
  const copied: string[] = [];
  const { text } = await handlers(
    [
      '[2026-03-02 08:00:00.000+01:00] [info] started',
      `[2026-03-02 08:00:01.000+01:00] [warn] refused {"refresh_token":"${secrets.refreshToken}"} ${secrets.clientSecret}`,
    ],
    [],
    copied,
  )['health.copyReport'](undefined);
  expect(Object.entries(secrets).filter(([, value]) => text.includes(value))).toEqual([]);
  for (const fact of [
    'app: 1.2.3',
    'practiceTimeZone: Europe/Berlin',
    '0005-booking-life',
    'integrity: ok',
    'bookings: {"confirmed":1}',
    'in the calendar: 0, not: 1',
    'next sync: booking absent: 1',
    'cycles 1, failed 0, offline 1, requests 1',
    'insert: 1, failed 1, invalid 1',
    'Google answered 400',
    'refused',
  ])
    expect(text).toContain(fact);
  expect(text).not.toContain('started');
  expect(copied).toEqual([text]);
});

test('a report of an empty book can be made and saved', async () => {
  const saved: [string, string][] = [];
  const made = handlers([], saved);
  expect(await made['health.saveReport'](undefined)).toEqual({ isSaved: true });
  expect(saved[0]?.[0]).toBe('appointment-agent-report-2026-03-02.txt');
  expect(saved[0]?.[1]).toContain('cycles 0');
});

test('only lines of trouble count, the newest of them, in their order', () => {
  const lines = ['[t] [warn] a', '[t] [info] b', 'no line', '[t] [error] c', '[t] [error] d'];
  expect(findTroubleLines(lines, 2)).toEqual(['[t] [error] c', '[t] [error] d']);
});
