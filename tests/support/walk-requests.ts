import type { Channel, Output, Request } from '../../src-shared/ipc/contract.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { startOfDay } from '../../src-shared/domain/time.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import type { Control } from '../google-emulator/control.ts';
import { exampleClient } from '../google-emulator/google.ts';
import { testNow } from './fakes.ts';
import { practiceZone, timed } from './times.ts';
import type { WholeMain } from './whole-main.ts';

/** One who walks through all that the window can ask, on a book that has a practice in it. */
export type Walker = Pick<WholeMain, 'ask' | 'clock'> & {
  google: Control;
  database: OpenDatabase;
  /** Puts a practice into the book, which was empty until then. */
  fill(): Promise<void>;
  /** What the last request of that name was answered with. */
  answer<C extends Channel>(channel: C): Output<C>;
};

/** What is asked of one channel, each input once; made when its turn comes. */
type Step<C extends Channel> = (walker: Walker) => Request<C>[] | Promise<Request<C>[]>;

const day = '2026-03-02';
const [minuteMs, dayMs] = [60_000, 86_400_000];
const today = {
  fromAt: startOfDay(day, practiceZone),
  toAt: startOfDay('2026-03-03', practiceZone),
};
const year = { fromAt: testNow - 365 * dayMs, toAt: testNow + 60 * dayMs };
const evening = timed('2026-03-04T20:00');
const month = { firstDay: '2026-02-01', lastDay: '2026-02-28' };
const place = { country: 'DE', state: 'BE', region: null };
const issuer = {
  practiceName: 'Practice',
  practiceAddress: 'Street 1',
  taxId: '',
  taxPercent: null,
  taxText: '',
  prefix: 'R-',
};
const nothing = () => [undefined];
const theBooking = ({ answer }: Walker) => answer('bookings.create');
const theAccount = ({ answer }: Walker) => answer('accounts.connect').accounts[0]!;
const theService = ({ answer }: Walker) => answer('services.list')[0]!;
const weekly = {
  firstDay: '2026-03-06',
  startTime: '18:00',
  lengthMinutes: 60,
};
const seriesDraft = {
  rule: {
    repeat: { unit: 'week' as const, every: 1, weekdays: [2] },
    start: '2026-03-03T21:00',
    timeZone: practiceZone,
    lengthMinutes: 50,
    end: { kind: 'never' as const },
  },
  booking: { clientId: null, serviceId: null, title: 'Every Tuesday' },
};

/** The bookings to come that are in the calendar. */
async function inCalendar({ ask }: Walker): Promise<BookingView[]> {
  const coming = await ask('bookings.upcoming', { limit: 500 });
  return coming.filter(({ sync }) => sync.status === 'synced' && sync.remoteId !== null);
}

/** The calendar that bookings go to, as Google knows it. */
function calendarId({ database }: Walker): string {
  const target = database.sqlite.prepare('SELECT remote_id FROM calendar WHERE is_target = 1');
  return target.pluck().get() as string;
}

/** Every request there is, in an order in which each finds what it needs; one that is missing does not compile. */
const steps: { [C in Channel]: Step<C> } = {
  'start.state': nothing,
  'sample.load': nothing,
  'sample.remove': nothing,
  'start.finish': async ({ fill }) => {
    await fill(); // from here on there is a practice
    return [undefined];
  },
  'app.about': nothing,
  'window.ready': nothing,
  'window.broke': () => [{ message: 'something', stack: '' }],
  'window.reload': nothing,
  'window.openDataFolder': nothing,
  'data.copyNow': nothing,
  'print.sheet': () => [{ kind: 'day', day }],
  'settings.get': nothing,
  'settings.change': () => [{ reminderMinutes: 30, receipts: issuer }],
  'settings.previewTimeZone': () => [{ timeZone: 'Asia/Tokyo' }],

  'hours.get': nothing,
  'hours.replace': () => [
    {
      weekdays: [6],
      weekly: [
        { weekday: 6, hours: { from: '09:00', to: '12:00' }, validFrom: null, validUntil: null },
      ],
    },
  ],
  'hours.putException': () => [{ day: '2026-04-01', hours: [] }],
  'hours.removeException': () => [{ day: '2026-04-01' }],
  'hours.addTimeOff': () => [{ startDay: '2026-05-01', endDay: '2026-05-04', label: 'Away' }],
  'hours.changeTimeOff': ({ answer }) => [
    {
      id: answer('hours.addTimeOff').timeOff[0]!.id,
      timeOff: { startDay: '2026-05-02', endDay: '2026-05-04', label: 'Away' },
    },
  ],
  'hours.removeTimeOff': ({ answer }) => [{ id: answer('hours.addTimeOff').timeOff[0]!.id }],
  'holidays.places': () => [{ country: 'DE', state: null, language: 'de' }],
  'holidays.offer': () => [{ place, year: 2026, language: 'de' }],
  'holidays.accept': () => [
    { place, year: 2026, holidays: [{ day: '2026-05-01', name: 'Tag der Arbeit' }] },
  ],

  'clients.create': () => [{ name: 'Käthe Novák', phone: '030 1234567', email: 'k@example.com' }],
  'clients.change': ({ answer }) => [
    { id: answer('clients.create').id, changes: { name: 'Käthe Novak', notes: 'Left knee' } },
  ],
  'clients.search': () => [{ text: 'novak' }, { text: '123' }, { text: 'k' }, { text: '' }],
  'clients.list': () => [
    { text: '', offset: 0, limit: 100 },
    { text: 'mül', offset: 0, limit: 100 },
  ],
  'clients.card': ({ answer }) => [{ id: answer('clients.list').rows[0]!.id }],
  'clients.duplicates': nothing,
  'services.list': nothing,
  'services.create': () => [{ name: 'Taping', lengthMinutes: 20 }],
  'services.coming': (walker) => [{ id: theService(walker).id, changes: { priceMinor: 7000 } }],
  'services.change': (walker) => [
    {
      id: theService(walker).id,
      changes: { priceMinor: 7000, name: 'Physio' },
      applyToFuture: true,
    },
  ],
  'reminders.perService': nothing,
  'reminders.setForService': (walker) => [{ serviceId: theService(walker).id, reminder: 60 }],

  'bookings.create': (walker) => [
    {
      clientId: walker.answer('clients.create').id,
      serviceId: theService(walker).id,
      when: evening,
      bookAnyway: true,
    },
  ],
  'bookings.get': (walker) => [{ id: theBooking(walker).id }],
  'bookings.change': (walker) => [
    { id: theBooking(walker).id, revision: 1, changes: { location: 'Room 2' } },
    {
      id: theBooking(walker).id,
      revision: 2,
      changes: { when: timed('2026-03-04T20:15') },
      bookAnyway: true,
    },
  ],
  'bookings.timeline': (walker) => [{ id: theBooking(walker).id }],
  'bookings.revert': (walker) => [
    {
      id: theBooking(walker).id,
      entryId: walker.answer('bookings.timeline')[0]!.id,
      bookAnyway: true,
    },
  ],
  'bookings.inRange': () => [today, { fromAt: testNow, toAt: testNow + 7 * dayMs }],
  'bookings.search': () => [{ text: 'novak' }, { text: 'kn' }],
  'bookings.upcoming': () => [{}],
  'bookings.page': (walker) => [{}, { after: { startAt: testNow, id: theBooking(walker).id } }],
  'bookings.clashes': (walker) => [
    { when: evening, except: null, serviceId: theService(walker).id },
    { when: timed('2026-03-04T10:00'), except: theBooking(walker).id },
  ],
  'availability.nextFree': (walker) => [
    { serviceId: theService(walker).id, fromAt: testNow, count: 3 },
    { minutes: 60, fromAt: testNow, count: 3, except: theBooking(walker).id },
  ],
  'clashes.open': nothing,
  'clashes.accept': (walker) => [{ id: theBooking(walker).id }],
  'dashboard.data': nothing,
  'calendar.busy': () => [today],

  'bookings.pay': (walker) => [
    { id: theBooking(walker).id, amountMinor: 7000, method: 'cash', at: testNow },
  ],
  'receipts.issue': (walker) => [{ bookingId: theBooking(walker).id }],
  'receipts.inRange': () => [year],
  'receipts.save': ({ answer }) => [{ number: answer('receipts.issue').number }],
  'receipts.cancel': ({ answer }) => [{ number: answer('receipts.issue').number }],
  'bookings.unpay': (walker) => [{ id: theBooking(walker).id }],
  'bookings.cancel': (walker) => [{ id: theBooking(walker).id, reason: 'Ill' }],
  'bookings.restore': (walker) => [{ id: theBooking(walker).id, bookAnyway: true }],
  'packages.create': ({ answer }) => [
    {
      clientId: answer('clients.create').id,
      name: 'Ten sessions',
      serviceId: null,
      sessionsTotal: 10,
      priceMinor: 50_000,
      currency: 'EUR',
      boughtAt: testNow,
      paidMethod: 'card',
      lastDay: null,
    },
  ],
  'packages.ofClient': ({ answer }) => [{ clientId: answer('clients.create').id }],
  'packages.change': ({ answer }) => [
    { id: answer('packages.create').id, revision: 1, changes: { name: 'Ten' } },
  ],
  'packages.withdraw': ({ answer }) => [{ id: answer('packages.create').id }],
  'money.summary': () => [{ fromAt: testNow - 30 * dayMs, toAt: testNow }],
  'reports.read': () => [month],
  'reports.saveTable': () => [{ ...month, table: 'byMonth' }],

  'waiting.add': ({ answer }) => [{ clientId: answer('clients.create').id }],
  'waiting.list': nothing,
  'waiting.change': ({ answer }) => [
    { id: answer('waiting.add').id, changes: { note: 'Only mornings' } },
  ],
  'waiting.fitting': () => [
    { times: [{ when: evening, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }] },
  ],
  'waiting.book': ({ answer }) => [
    {
      id: answer('waiting.add').id,
      draft: {
        clientId: answer('clients.create').id,
        serviceId: null,
        when: timed('2026-03-05T21:00'),
        bookAnyway: true,
      },
    },
  ],
  'waiting.remove': async ({ ask, answer }) => [
    await ask('waiting.add', { clientId: answer('clients.create').id }),
  ],

  'series.preview': () => [{ act: { kind: 'create', draft: seriesDraft }, decisions: [] }],
  'series.save': async (walker) => {
    const plan = walker.answer('series.preview');
    const decisions = plan.occurrences
      .filter(({ isSettled }) => !isSettled)
      .map(({ recurrenceId }) => ({ do: 'book' as const, recurrenceId }));
    return [{ act: { kind: 'create', draft: seriesDraft }, decisions }];
  },
  'series.get': ({ answer }) => [{ id: answer('series.save').seriesId }],
  'series.attention': nothing,
  'series.cancel': ({ answer }) => [
    { bookingId: answer('series.save').booking!.id, scope: 'following', reason: 'Moved away' },
  ],

  'undo.state': nothing,
  'undo.undo': () => [{ step: null, bookAnyway: true }],
  'undo.redo': () => [{ step: null, bookAnyway: true }],

  'slots.publish': () => [{ when: timed('2026-03-07T10:00') }],
  'slots.change': ({ answer }) => [
    { id: answer('slots.publish').id, revision: 1, changes: { location: 'Room 2' } },
  ],
  'slots.inRange': () => [year],
  'slots.withdraw': ({ answer }) => [{ id: answer('slots.publish').id }],
  'slots.publishWeekly': () => [weekly],
  'slots.weekly': nothing,
  'slots.withdrawSeveral': async ({ ask }) => [
    { ids: (await ask('slots.inRange', year)).slice(0, 2).map(({ id }) => id) },
  ],
  'slots.withdrawWeekly': async ({ ask }) => [
    await ask('slots.publishWeekly', { ...weekly, startTime: '20:00' }),
  ],

  'accounts.setOAuthClient': () => [exampleClient],
  'accounts.chooseOAuthClientFile': nothing,
  'accounts.cancelConnect': nothing,
  'accounts.connect': nothing,
  'accounts.view': nothing,
  'accounts.refreshCalendars': (walker) => [{ accountId: theAccount(walker).id }],
  'accounts.createCalendar': (walker) => [{ accountId: theAccount(walker).id, name: 'Practice' }],
  'accounts.selectCalendar': (walker) => [
    { calendarId: theAccount(walker).calendars[0]!.id, isSelected: true },
  ],
  'accounts.chooseTarget': ({ answer }) => {
    const { calendars } = answer('accounts.createCalendar').accounts[0]!;
    return [{ calendarId: calendars.find(({ name }) => name === 'Practice')!.id }];
  },
  'sync.rehearse': (walker) => [{ accountId: theAccount(walker).id }],
  'accounts.startSync': (walker) => [{ accountId: theAccount(walker).id }],
  'sync.outstanding': nothing,
  'sync.now': nothing,
  'sync.retry': (walker) => [{ itemKind: 'booking', itemId: theBooking(walker).id }],
  'sync.retryAll': nothing,
  'sync.conflicts': async (walker) => {
    await disagree(walker);
    return [undefined];
  },
  'sync.resolve': ({ answer }) =>
    answer('sync.conflicts').map(({ id, kind }) => ({
      conflictId: id,
      decision:
        kind === 'remote-delete'
          ? { decision: 'put-back' }
          : { decision: 'take-theirs', fields: ['location'] },
      bookAnyway: true,
    })),
  'sync.summary': nothing,
  'sync.brakes': async (walker) => {
    await syncAll(walker);
    for (const { sync } of await inCalendar(walker)) {
      walker.google.deleteEvent({ calendarId: calendarId(walker), eventId: sync.remoteId! });
    }
    await syncAll(walker);
    return [undefined];
  },
  'sync.decideBrake': ({ answer }) => [
    { calendarId: answer('sync.brakes')[0]!.calendarId, decision: 'refuse' },
  ],
  'sync.log': () => [{ beforeId: null }, { beforeId: 1000 }],
  'health.sync': () => [{ fromAt: testNow - 90 * dayMs, toAt: testNow + dayMs }],
  'health.verdict': nothing,
  'health.database': nothing,
  'health.copyReport': nothing,
  'health.saveReport': nothing,

  'clients.keepApart': ({ answer }) => {
    const [pair] = answer('clients.duplicates').pairs;
    return [{ first: pair!.first.id, second: pair!.second.id }];
  },
  'clients.merge': ({ answer }) => {
    const [drop, keep] = answer('clients.list').rows;
    return [{ keep: keep!.id, drop: drop!.id, fields: { notes: 'Merged' } }];
  },
  'settings.changeTimeZone': () => [{ timeZone: 'Europe/London', coming: 'clock' }],
  'accounts.disconnect': (walker) => [{ accountId: theAccount(walker).id }],
};

/** Syncs until nothing waits; a calendar takes only so much within a minute. */
async function syncAll({ ask, clock }: Walker): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    clock.advance(minuteMs);
    await ask('sync.now', undefined);
  }
}

/** Bookings that were changed here and there, one that was deleted there, and events of others. */
async function disagree(walker: Walker): Promise<void> {
  const { ask, google } = walker;
  await syncAll(walker);
  const there = { calendarId: calendarId(walker) };
  const [first, second, third] = await inCalendar(walker);
  google.editEvent({ ...there, eventId: first!.sync.remoteId!, changes: { location: 'Theirs' } });
  const mine = { changes: { location: 'Mine' }, bookAnyway: true };
  await ask('bookings.change', { id: first!.id, revision: first!.revision, ...mine });
  google.deleteEvent({ ...there, eventId: second!.sync.remoteId! });
  google.copyEvent({ ...there, eventId: third!.sync.remoteId! });
  const lunch = {
    summary: 'Lunch',
    start: { dateTime: '2026-03-03T11:00:00Z', timeZone: practiceZone },
    end: { dateTime: '2026-03-03T12:00:00Z', timeZone: practiceZone },
  };
  google.insertEvent({ ...there, event: lunch });
  google.insertEvent({ event: { ...lunch, recurrence: ['RRULE:FREQ=WEEKLY'] } });
  await syncAll(walker);
}

/** Asks everything there is; answers with the channels that were asked, in their order. */
export async function walkRequests(
  whole: Pick<WholeMain, 'ask' | 'clock'>,
  around: Pick<Walker, 'google' | 'database' | 'fill'>,
): Promise<Channel[]> {
  const answers = new Map<Channel, unknown>();
  const walker: Walker = {
    ...around,
    clock: whole.clock,
    ask: (channel, input) => whole.ask(channel, input),
    answer<C extends Channel>(channel: C): Output<C> {
      if (!answers.has(channel)) throw new Error(`${channel} was not asked yet`);
      return answers.get(channel) as Output<C>; // put there under its name
    },
  };
  /** Asks all there is to ask of one channel; answers with what came last. */
  async function take<C extends Channel>(channel: C): Promise<Output<C> | undefined> {
    try {
      let last: Output<C> | undefined;
      for (const input of await steps[channel](walker)) last = await whole.ask(channel, input);
      return last;
    } catch (cause) {
      throw new Error(`${channel} was not answered`, { cause });
    }
  }
  for (const channel of Object.keys(steps) as Channel[]) answers.set(channel, await take(channel));
  return [...answers.keys()];
}
