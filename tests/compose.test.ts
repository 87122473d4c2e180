import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type DataFolder, dataFolderAt } from '../src-main/data-folder.ts';
import type { Keychain } from '../src-main/platform/ports.ts';
import type { BookingView } from '../src-shared/domain/booking.ts';
import { speak } from '../src-shared/words/words.ts';
import { noNetwork, testKeychain, testNetwork } from './accounts/support.ts';
import { exampleClient } from './google-emulator/google.ts';
import { type Emulator, startEmulator } from './google-emulator/server.ts';
import { startWholeMain, type WholeMain } from './support/whole-main.ts';

let emulator: Emulator;
let folder: DataFolder;
let keychain: Keychain;
let isCutOff: boolean;
/** Requests that main made of the network, those that were cut off too. */
let asked: number;
const nine = Date.UTC(2026, 2, 3, 9);
const when = {
  allDay: false,
  startAt: nine,
  endAt: nine + 3_600_000,
  timeZone: 'Europe/Berlin',
} as const;

beforeEach(async () => {
  const home = mkdtempSync(join(tmpdir(), 'compose-'));
  folder = dataFolderAt(join(home, 'data'));
  keychain = testKeychain();
  isCutOff = false;
  asked = 0;
  emulator = await startEmulator();
  onTestFinished(async () => {
    await emulator.stop();
    rmSync(home, { recursive: true, force: true });
  });
});

afterEach(() => speak('en'));

async function startApp(): Promise<WholeMain> {
  const whole = await startWholeMain({
    folder,
    keychain,
    network: testNetwork(),
    environment: emulator.environment,
    fetch(url, init) {
      asked += 1;
      return isCutOff ? Promise.reject(noNetwork()) : fetch(url, init);
    },
  });
  onTestFinished(whole.stop);
  return whole;
}

async function connect(app: WholeMain): Promise<string> {
  await app.ask('accounts.setOAuthClient', exampleClient);
  const { accounts } = await app.ask('accounts.connect', undefined);
  const { id, calendars } = accounts[0]!;
  await app.ask('accounts.chooseTarget', { calendarId: calendars[0]!.id });
  await app.ask('accounts.startSync', { accountId: id });
  return id;
}

function book(app: WholeMain): Promise<BookingView> {
  return app.ask('bookings.create', {
    clientId: null,
    serviceId: null,
    when,
    title: 'Physiotherapy',
  });
}

const events = () =>
  emulator.control.events({}).map(({ summary, status }) => ({ summary, status }));

describe('the whole of main', () => {
  test('books without any account, and says that it is not connected', async () => {
    const app = await startApp();
    const booking = await book(app);
    expect(booking.sync).toMatchObject({ status: 'pending', remoteId: null });
    expect(await app.ask('sync.summary', undefined)).toMatchObject({ state: 'not-connected' });
    expect(app.announced).toContain('bookings.changed');
  });

  test('takes a booking from the window to Google and back', async () => {
    const app = await startApp();
    const before = await book(app);
    await connect(app);
    await app.ask('sync.now', undefined);
    expect(events()).toEqual([{ summary: 'Physiotherapy', status: 'confirmed' }]);
    const sent = await app.ask('bookings.get', { id: before.id });
    expect(sent.sync).toMatchObject({ status: 'synced', reason: null });

    emulator.control.editEvent({ eventId: sent.sync.remoteId!, changes: { location: 'Room 2' } });
    await app.ask('sync.now', undefined);
    expect(await app.ask('bookings.get', { id: before.id })).toMatchObject({
      location: 'Room 2',
      sync: { status: 'synced' },
    });
    expect(new Set(app.announced)).toEqual(
      new Set([
        'bookings.changed',
        'accounts.changed',
        'calendar.changed',
        'sync.changed',
        'undo.changed',
      ]),
    );
  });

  test('takes openings to Google, and makes those of the weeks that come near', async () => {
    const first = await startApp();
    const weekly = await first.ask('slots.publishWeekly', {
      firstDay: '2026-03-06',
      startTime: '18:00',
      lengthMinutes: 60,
    });
    expect(first.announced).toContain('slots.changed');
    expect(await first.ask('sync.summary', undefined)).toMatchObject({ waiting: 12 });
    expect(await first.ask('sync.outstanding', undefined)).toHaveLength(12);
    await connect(first);
    await first.ask('sync.now', undefined);
    expect(events()).toHaveLength(12);
    const range = { fromAt: nine, toAt: nine + 200 * 86_400_000 };
    const slots = await first.ask('slots.inRange', range);
    expect(new Set(slots.map(({ sync }) => sync.status))).toEqual(new Set(['synced']));
    expect(slots[0]).toMatchObject({ displayTitle: 'Available', weeklyId: weekly.id });

    first.clock.advance(7 * 86_400_000);
    first.timers.advance(86_400_000);
    await expect.poll(() => first.ask('slots.inRange', range)).toHaveLength(13);
    await first.ask('slots.withdrawWeekly', { id: weekly.id });
    await first.ask('sync.now', undefined);
    expect(events().filter(({ status }) => status !== 'cancelled')).toHaveLength(1);
    await first.stop();
    expect(first.timers.waiting).toBe(0);
  });

  test('speaks another language at once, and sends nothing again for that', async () => {
    const app = await startApp();
    const opening = { serviceId: null, when, title: '', location: '', calendarNote: '' };
    const { id } = await app.ask('slots.publish', opening);
    await connect(app);
    await app.ask('sync.now', undefined);
    expect(events()).toEqual([{ summary: 'Available', status: 'confirmed' }]);

    app.announced.length = 0;
    await app.ask('settings.change', { language: 'de' });
    expect(await app.ask('sync.summary', undefined)).toMatchObject({
      headline: 'Alles steht in Google Kalender.',
    });
    const range = { fromAt: nine, toAt: nine + 86_400_000 };
    expect(await app.ask('slots.inRange', range)).toMatchObject([
      { id, displayTitle: 'Frei', sync: { status: 'synced' } },
    ]);
    const told = ['bookings.changed', 'slots.changed', 'accounts.changed', 'sync.changed'];
    await expect.poll(() => app.announced).toEqual(expect.arrayContaining(told));

    const [event] = emulator.control.events({});
    emulator.control.editEvent({ eventId: event!.id, changes: { location: 'Room 2' } });
    const [{ etag } = { etag: null }] = emulator.control.events({});
    await app.ask('sync.now', undefined); // the event is looked at and merged
    expect(emulator.control.events({})).toMatchObject([{ summary: 'Available', etag }]);
  });

  test('shows other events as busy, also without a network', async () => {
    emulator.control.insertEvent({
      event: {
        summary: 'Dentist',
        start: { dateTime: '2026-03-03T12:00:00Z' },
        end: { dateTime: '2026-03-03T13:00:00Z' },
      },
    });
    const app = await startApp();
    await connect(app);
    await app.ask('sync.now', undefined);
    isCutOff = true;
    expect(await app.ask('calendar.busy', { fromAt: nine, toAt: nine + 86_400_000 })).toMatchObject(
      [{ title: 'Dentist' }],
    );
  });

  test('answers every list and figure from the database: no request, and the same without a network', async () => {
    const app = await startApp();
    await connect(app);
    const booking = await book(app);
    await app.ask('sync.now', undefined);
    const range = { fromAt: nine - 86_400_000, toAt: nine + 86_400_000 };
    const read = async () => ({
      dashboard: await app.ask('dashboard.data', undefined),
      upcoming: await app.ask('bookings.upcoming', {}),
      all: await app.ask('bookings.page', {}),
      week: await app.ask('bookings.inRange', range),
      one: await app.ask('bookings.get', { id: booking.id }),
      timeline: await app.ask('bookings.timeline', { id: booking.id }),
      found: await app.ask('bookings.search', { text: 'physio' }),
      clients: await app.ask('clients.search', { text: '' }),
      services: await app.ask('services.list', undefined),
      busy: await app.ask('calendar.busy', range),
      accounts: await app.ask('accounts.view', undefined),
      outstanding: await app.ask('sync.outstanding', undefined),
      conflicts: await app.ask('sync.conflicts', undefined),
      brakes: await app.ask('sync.brakes', undefined),
      log: await app.ask('sync.log', { beforeId: null }),
      settings: await app.ask('settings.get', undefined),
    });
    const before = asked;
    const online = await read();
    expect(online.dashboard).toMatchObject({ totalBookings: 1, calendarConnected: true });
    expect(online.all.bookings).toHaveLength(1);
    isCutOff = true;
    expect(await read()).toEqual(online);
    expect(asked).toBe(before);
    await app.ask('sync.now', undefined);
    expect(asked).toBeGreaterThan(before); // the count does count
  });

  test('sends by itself soon after an edit, and when the network or the laptop is back', async () => {
    const app = await startApp();
    await connect(app);
    await app.ask('sync.now', undefined);
    await book(app);
    app.timers.advance(1_000);
    await expect.poll(() => events()).toHaveLength(1);

    isCutOff = true;
    await app.ask('sync.now', undefined);
    await app.ask('bookings.create', {
      clientId: null,
      serviceId: null,
      when: { ...when, startAt: nine + 7_200_000, endAt: nine + 9_000_000 },
      title: 'Later',
    });
    await app.ask('sync.now', undefined);
    expect(await app.ask('sync.summary', undefined)).toMatchObject({
      state: 'offline',
      waiting: 1,
    });
    isCutOff = false;
    app.main.wake('resume');
    app.timers.advance(1_000);
    await expect.poll(() => events()).toHaveLength(2);
  });

  test('goes on where it was after a restart, and leaves the calendar alone once disconnected', async () => {
    const first = await startApp();
    const accountId = await connect(first);
    await book(first);
    await first.stop();
    expect(readdirSync(folder.path)).not.toContain('appointments.sqlite3-wal');

    const second = await startApp();
    await second.ask('sync.now', undefined);
    expect(events()).toHaveLength(1);
    await second.ask('accounts.disconnect', { accountId });
    await expect.poll(() => emulator.control.grants().every(({ revoked }) => revoked)).toBe(true);
    const [booking] = await second.ask('bookings.search', { text: 'physio' });
    await second.ask('bookings.cancel', { id: booking!.id, reason: '' });
    await second.ask('sync.now', undefined);
    expect(events()).toEqual([{ summary: 'Physiotherapy', status: 'confirmed' }]);
  });

  test('quits in the middle of a request that is never answered, and nothing is left running', async () => {
    const app = await startApp();
    await connect(app);
    await app.ask('sync.now', undefined);
    await book(app);
    emulator.control.addFault({
      route: 'events.insert',
      effect: { phase: 'after-apply', failure: { kind: 'hold' } },
    });
    const cycle = app.ask('sync.now', undefined);
    await expect.poll(() => emulator.control.heldRequests().length).toBe(1);
    const stopping = app.stop();
    app.timers.advance(2_500);
    await stopping;
    await cycle;
    expect(app.timers.waiting).toBe(0);

    emulator.control.clearFaults();
    const next = await startApp();
    await next.ask('sync.now', undefined);
    expect(events()).toHaveLength(1);
    expect(await next.ask('sync.summary', undefined)).toMatchObject({ waiting: 0, failed: 0 });
  });
});

describe('a sample practice', () => {
  test('never gets to Google: no account is connected before it is removed, and no browser opens', async () => {
    const app = await startApp();
    await app.ask('accounts.setOAuthClient', exampleClient);
    await app.ask('sample.load', undefined);
    asked = 0;
    await expect(app.ask('accounts.connect', undefined)).rejects.toThrow('Remove it first');
    expect(asked).toBe(0);
    expect(await app.ask('accounts.view', undefined)).toMatchObject({ accounts: [] });

    const own = await app.ask('bookings.create', {
      clientId: null,
      serviceId: null,
      when,
      title: 'Physiotherapy',
      bookAnyway: true, // one that is made up is at the same time
    });
    await app.ask('sample.remove', undefined);
    await connect(app);
    await app.ask('sync.now', undefined);
    expect(events()).toEqual([{ summary: 'Physiotherapy', status: 'confirmed' }]);
    expect(await app.ask('bookings.get', { id: own.id })).toMatchObject({
      sync: { status: 'synced' },
    });
    await expect(app.ask('sample.load', undefined)).rejects.toThrow('Nothing was changed');
  });

  test('does not get into the book while the browser is open to connect', async () => {
    const app = await startApp();
    await app.ask('accounts.setOAuthClient', exampleClient);
    emulator.control.addFault({
      route: 'oauth.token',
      count: 1,
      effect: { phase: 'before', failure: { kind: 'hold' } },
    });
    const connecting = app.ask('accounts.connect', undefined).catch(() => undefined);
    await expect
      .poll(async () => (await app.ask('accounts.view', undefined)).isConnecting)
      .toBe(true);
    await expect(app.ask('sample.load', undefined)).rejects.toThrow('connected');
    await app.ask('accounts.cancelConnect', undefined);
    await connecting;
    await app.ask('sample.load', undefined);
    expect(app.announced).toContain('start.changed');
  });
});

test('a copy is made when the person asks for it, and is the last one then', async () => {
  const app = await startApp();
  const { name } = await app.ask('data.copyNow', undefined);
  expect(name).toMatch(/-by-hand\.sqlite3$/);
  expect(readdirSync(folder.backups)).toEqual([name]);
  expect(await app.ask('health.database', undefined)).toMatchObject({
    lastBackupAt: app.clock.now(),
  });
});

test('a series goes on being booked for as long as the app runs, and the window is told', async () => {
  const app = await startApp();
  await app.ask('series.save', {
    decisions: [],
    act: {
      kind: 'create',
      draft: {
        rule: {
          repeat: { unit: 'week', every: 1, weekdays: [2] },
          start: '2026-03-03T10:00',
          timeZone: 'Europe/Berlin',
          lengthMinutes: 50,
          end: { kind: 'never' },
        },
        booking: { clientId: null, serviceId: null, title: 'Every Tuesday' },
      },
    },
  });
  const booked = async () => (await app.ask('bookings.search', { text: 'tuesday' })).length;
  expect(await booked()).toBe(26);
  app.announced.length = 0;
  app.timers.advance(8 * 24 * 3_600_000);
  await expect.poll(booked).toBe(27);
  expect(app.announced).toEqual(expect.arrayContaining(['series.changed', 'bookings.changed']));
});
