import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { pictureSize, trayPixels } from '../../src-main/window/tray-picture.ts';
import type { TrayChannel } from '../../src-main/book-thread/sides.ts';
import { createTrayWatch } from '../../src-main/window/tray-watch.ts';
import {
  nextAppointment,
  syncWords,
  type TrayFacts,
  trayTemplate,
  trayTooltip,
} from '../../src-main/window/tray.ts';
import { defaultSettings } from '../../src-main/settings/settings-service.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { bookingDraft } from '../support/drafts.ts';
import { fakeClock, fakeLog, fakeTimers, uuidOf } from '../support/fakes.ts';
import { testPractice } from '../support/test-practice.ts';
import { days, instantOf, practiceZone, timed } from '../support/times.ts';

const now = instantOf('2026-03-02T09:00');
const sync: SyncSummary = {
  state: 'idle',
  headline: 'Everything is in Google Calendar.',
  lastSyncedAt: null,
  nextSyncAt: null,
  waiting: 0,
  failed: 0,
  needsDecision: 0,
};
const facts: TrayFacts = {
  next: {
    bookingId: uuidOf(1),
    title: 'Massage: Anna & Ben',
    startAt: instantOf('2026-03-02T14:00'),
  },
  sync,
  now,
  timeZone: practiceZone,
};
const asked: string[] = [];
const actions = {
  open: (id: string) => void asked.push(`open ${id}`),
  newBooking: () => void asked.push('new booking'),
  syncNow: () => void asked.push('sync now'),
  showSync: () => void asked.push('show sync'),
  show: () => void asked.push('show'),
  quit: () => void asked.push('quit'),
};

const labels = (items: MenuItemConstructorOptions[]) => items.flatMap(({ label }) => label ?? []);

function press(items: MenuItemConstructorOptions[], wanted: RegExp): void {
  const item = items.find(({ label }) => label !== undefined && wanted.test(label));
  item?.click?.({} as never, undefined, {});
}

test('the menu says what comes next and how the sync stands, and leads everywhere', () => {
  const menu = trayTemplate(facts, actions);
  expect(labels(menu)).toEqual([
    'Next: at 14:00 Massage: Anna && Ben',
    'Everything is in Google Calendar',
    'New Booking…',
    'Sync Now',
    'Show Appointment Agent',
    'Quit',
  ]);
  asked.length = 0;
  for (const wanted of [/^Next/, /^New/, /^Sync/, /^Show/, /^Quit/]) press(menu, wanted);
  expect(asked).toEqual([`open ${uuidOf(1)}`, 'new booking', 'sync now', 'show', 'quit']);
});

test.each(['not-connected', 'not-started'] as const)(
  'while the sync is %s, “Sync Now” leads to what is missing',
  (state) => {
    asked.length = 0;
    press(trayTemplate({ ...facts, sync: { ...sync, state } }, actions), /^Sync/);
    expect(asked).toEqual(['show sync']);
  },
);

test('before anything is known it can be used all the same', () => {
  expect(labels(trayTemplate(null, actions))[0]).toBe('New Booking…');
  expect(trayTooltip(null)).toBe('Appointment Agent');
});

test.each([
  ['2026-03-02T14:00', 'at 14:00'],
  ['2026-03-03T09:00', 'tomorrow at 09:00'],
  ['2026-03-06T09:00', 'on Fri 6 Mar at 09:00'],
])('an appointment on %s is "%s", and what hovers names nobody', (at, words) => {
  const later = { ...facts, next: { ...facts.next!, startAt: instantOf(at) } };
  expect(labels(trayTemplate(later, actions))[0]).toContain(`Next: ${words} `);
  expect(trayTooltip(later)).toBe(`Appointment Agent: next appointment ${words}`);
});

test('without an appointment it says so, and nothing can be pressed there', () => {
  const [first] = trayTemplate({ ...facts, next: null }, actions);
  expect(first).toEqual({ label: 'No appointment in the next seven days', enabled: false });
});

test.each<[Partial<SyncSummary>, string]>([
  [{ state: 'not-connected' }, 'Not connected to Google Calendar'],
  [{ failed: 1, waiting: 3 }, '1 needs attention'],
  [{ failed: 1, needsDecision: 1 }, '2 need attention'],
  [{ state: 'offline', waiting: 5 }, 'Offline, 5 waiting'],
  [{ state: 'offline' }, 'Offline'],
  [{ waiting: 2 }, '2 waiting to be sent'],
  [{}, 'Everything is in Google Calendar'],
])('the sync at %j is "%s"', (given, words) => {
  expect(syncWords({ ...sync, ...given })).toBe(words);
});

test('the next appointment is the first that has yet to begin and will happen', async () => {
  const practice = await testPractice();
  const book = (given: Parameters<typeof bookingDraft>[0]) =>
    practice.bookings.create(bookingDraft(given));
  await book({ when: timed('2026-03-02T09:00') });
  await book({ when: days('2026-03-02', '2026-03-03'), bookAnyway: true });
  const cancelled = await book({ when: timed('2026-03-02T10:00'), bookAnyway: true });
  await practice.bookings.cancel({ id: cancelled.id, reason: '' });
  const wanted = await book({ when: timed('2026-03-02T12:00'), bookAnyway: true });
  await book({ when: timed('2026-03-02T13:00'), bookAnyway: true });
  const week = { fromAt: now, toAt: now + 7 * 24 * 3600_000 };
  const bookings = await practice.bookings.inRange(week);
  expect(nextAppointment(bookings.toReversed(), now)?.bookingId).toBe(wanted.id);
  expect(nextAppointment([], now)).toBeNull();
  await practice.close();
});

test('the tray is told anew when something changes, when the next one begins, and at midnight', async () => {
  const clock = fakeClock(now);
  const timers = fakeTimers(clock);
  const told: TrayFacts[] = [];
  let bookings: BookingView[] = [];
  const practice = await testPractice();
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T14:00') }));
  await practice.bookings.create(bookingDraft({ when: timed('2026-03-03T10:00') }));
  const week = { fromAt: now, toAt: now + 7 * 24 * 3600_000 };
  const booked = await practice.bookings.inRange(week);
  await practice.close();
  const answers: Record<TrayChannel, () => unknown> = {
    'bookings.inRange': () => bookings,
    'sync.summary': () => sync,
    'settings.get': () => defaultSettings(practiceZone),
    'sync.now': () => null,
  };
  const watch = createTrayWatch({
    ask: async (channel) => answers[channel]() as never, // the answer that belongs to the request
    clock,
    timers,
    log: fakeLog(),
    tell: (facts) => void told.push(facts),
  });
  watch.look();
  await expect.poll(() => told.length).toBe(1);
  bookings = booked;
  watch.look();
  watch.look();
  await expect.poll(() => told.at(-1)?.next?.startAt).toBe(instantOf('2026-03-02T14:00'));
  timers.advance(instantOf('2026-03-02T14:00') - clock.now());
  await expect.poll(() => told.at(-1)?.next?.startAt).toBe(instantOf('2026-03-03T10:00'));
  const before = told.length;
  timers.advance(instantOf('2026-03-03T00:00') - clock.now());
  await expect.poll(() => told.length).toBe(before + 1);
  watch.stop();
  expect(timers.waiting).toBe(0);
});

test('the picture has a mark on nothing, twice as large for sharper screens, and only black on a Mac', () => {
  for (const scale of [1, 2]) {
    const pixels = trayPixels(scale, false);
    expect(pixels).toHaveLength((pictureSize * scale) ** 2 * 4);
    const drawn = pixels.filter((_, index) => index % 4 === 3).filter((alpha) => alpha === 255);
    expect(drawn.length).toBeGreaterThan(pictureSize * scale * scale);
    expect(drawn.length).toBeLessThan((pictureSize * scale) ** 2 / 2);
  }
  const colors = trayPixels(1, true).filter((_, index) => index % 4 !== 3);
  expect(new Set(colors)).toEqual(new Set([0]));
});
