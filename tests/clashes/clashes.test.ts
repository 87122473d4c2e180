import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  putException,
  putTimeOff,
  replaceHolidays,
  replaceWeekday,
} from '../../src-main/availability/opening-repo.ts';
import { clashesOf } from '../../src-main/clashes/clash-finder.ts';
import type { TimeOffId } from '../../src-shared/domain/ids.ts';
import { busyCalendarId, putBusyCalendar, putBusyEvent } from '../support/busy.ts';
import { bookingDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { days, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const dentist = timed('2026-03-02T10:30');
const offId = uuidOf(0x0ff) as TimeOffId;
const write = practiceWrite();

function practiceWrite() {
  type Write = Parameters<ReturnType<TestPractice['db']['transaction']>['execute']>[0];
  return (run: Write) => practice.db.transaction().execute(run);
}

/** Open on Mondays from nine to five. */
async function openOnMonday(): Promise<void> {
  await write((tx) =>
    replaceWeekday(tx, 1, [
      { weekday: 1, hours: { from: '09:00', to: '17:00' }, validFrom: null, validUntil: null },
    ]),
  );
}

const kindsAt = async (wallTime: string, buffers = {}) =>
  (await clashesOf(practice.db, { when: timed(wallTime), ...buffers }, null)).map(
    ({ kind }) => kind,
  );

describe('what is in the way of a time', () => {
  test('a busy event of the calendar, by its own time and never by a buffer it does not have', async () => {
    await putBusyCalendar(practice.db);
    await putBusyEvent(practice.db, dentist);
    expect(await clashesOf(practice.db, { when: timed('2026-03-02T10:00') }, null)).toEqual([
      { kind: 'busy', calendarId: busyCalendarId, title: 'Dentist', when: dentist },
    ]);
    expect(await kindsAt('2026-03-02T11:30')).toEqual([]);
    expect(await kindsAt('2026-03-02T11:40', { bufferBeforeMinutes: 11 })).toEqual(['busy']);
    expect(await kindsAt('2026-03-02T09:20', { bufferAfterMinutes: 11 })).toEqual(['busy']);
  });

  test('the instances of a recurring event, but none that was deleted, declined or shown as free', async () => {
    await putBusyCalendar(practice.db);
    await putBusyEvent(practice.db, dentist, { id: 'weekly', recurrence: ['RRULE:FREQ=WEEKLY'] });
    const start = { at: Date.UTC(2026, 2, 16, 9, 30) };
    const gone = { recurringEventId: 'weekly', originalStart: start, status: 'cancelled' as const };
    await putBusyEvent(practice.db, dentist, { id: 'weekly_1', content: null, ...gone });
    expect(await kindsAt('2026-03-09T10:00')).toEqual(['busy']);
    expect(await kindsAt('2026-03-16T10:00')).toEqual([]);
    await putBusyEvent(practice.db, timed('2026-03-03T10:30'), { ownResponse: 'declined' });
    expect(await kindsAt('2026-03-03T10:30')).toEqual([]);
    const free = { summary: 'Birthday', description: '', location: '', busy: false };
    await putBusyEvent(practice.db, dentist, {
      content: { ...free, when: days('2026-03-04', '2026-03-05') },
    });
    expect(await kindsAt('2026-03-04T10:30')).toEqual([]);
  });

  test('hours in which the practice is closed; what is kept free around a time may lie in them', async () => {
    expect(await kindsAt('2026-03-03T03:00')).toEqual([]); // nothing was said, so nothing is closed
    await openOnMonday();
    expect(await kindsAt('2026-03-02T09:00', { bufferBeforeMinutes: 60 })).toEqual([]);
    expect(await kindsAt('2026-03-02T16:00', { bufferAfterMinutes: 60 })).toEqual([]);
    expect(await kindsAt('2026-03-02T16:01')).toEqual(['closed']);
    expect(await kindsAt('2026-03-03T10:00')).toEqual(['closed']);
  });

  test('days off and holidays, by their names', async () => {
    await write(async (tx) => {
      const off = { startDay: '2026-03-02', endDay: '2026-03-04', label: 'Skiing' };
      await putTimeOff(tx, offId, off);
      await replaceHolidays(tx, 2026, [{ day: '2026-03-06', name: 'Some Saint' }]);
    });
    const at = (day: string) => clashesOf(practice.db, { when: timed(`${day}T10:00`) }, null);
    expect(await at('2026-03-03')).toEqual([{ kind: 'time-off', label: 'Skiing' }]);
    expect(await at('2026-03-06')).toEqual([{ kind: 'holiday', name: 'Some Saint' }]);
    expect(await at('2026-03-04')).toEqual([]);
  });

  test('all of it at once, other bookings first', async () => {
    await practice.bookings.create(bookingDraft({ title: 'First' }));
    await putBusyCalendar(practice.db);
    await putBusyEvent(practice.db, dentist);
    await write((tx) => putException(tx, '2026-03-02', { day: '2026-03-02', hours: [] }));
    expect(await kindsAt('2026-03-02T10:15')).toEqual(['booking', 'busy', 'closed']);
  });
});

describe('saving', () => {
  test('is refused with the reason, whatever is in the way, and nothing is written', async () => {
    const refusal = (when = timed('2026-03-02T10:00')) =>
      practice.bookings.create(bookingDraft({ when })).then(
        () => 'booked',
        (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
      );
    const rest = 'Nothing was changed. Choose another time, or book it anyway.';
    await putBusyCalendar(practice.db);
    await putBusyEvent(practice.db, dentist);
    expect(await refusal()).toBe(
      `overlap: This time overlaps “Dentist” in your calendar, Mon 2 Mar 2026, 10:30–11:30. ${rest}`,
    );
    await openOnMonday();
    expect(await refusal(timed('2026-03-03T10:00'))).toBe(
      `overlap: The practice is closed at this time. ${rest}`,
    );
    await write(async (tx) => {
      await putTimeOff(tx, offId, {
        startDay: '2026-03-09',
        endDay: '2026-03-10',
        label: 'Skiing',
      });
      await replaceHolidays(tx, 2026, [{ day: '2026-03-16', name: 'Some Saint' }]);
    });
    expect(await refusal(timed('2026-03-09T10:00'))).toBe(
      `overlap: This time lies in your time off (Skiing). ${rest}`,
    );
    expect(await refusal(timed('2026-03-16T10:00'))).toBe(
      `overlap: The practice is closed on this day (Some Saint). ${rest}`,
    );
    expect(await practice.db.selectFrom('booking').select('id').execute()).toEqual([]);
  });

  test('books it anyway when the person says so; booking and history say what was accepted', async () => {
    await putBusyCalendar(practice.db);
    await putBusyEvent(practice.db, dentist);
    const other = await practice.bookings.create(
      bookingDraft({ when: timed('2026-03-02T09:30', 45), title: 'Anna Berg' }),
    );
    const booking = await practice.bookings.create(bookingDraft({ bookAnyway: true }));
    expect(booking.overlapAccepted).toBe(true);
    const [entry] = await practice.bookings.timeline({ id: booking.id });
    expect(entry?.changes).toContainEqual({
      field: 'acceptedClashes',
      from: null,
      to: [
        { kind: 'booking', id: other.id, when: other.when },
        { kind: 'busy', calendarId: busyCalendarId, when: dentist },
      ],
    });
    expect(JSON.stringify(entry)).not.toContain('Anna Berg');
  });

  test('a move that accepted a clash can be taken back like any other', async () => {
    await openOnMonday();
    const { id } = await practice.bookings.create(bookingDraft());
    const late = { when: timed('2026-03-02T20:00') };
    await practice.bookings.change({ id, revision: 1, changes: late, bookAnyway: true });
    const [step] = await practice.bookings.timeline({ id });
    expect(step?.canRevert).toBe(true);
    const back = await practice.bookings.revert({ id, entryId: step!.id, bookAnyway: false });
    expect(back).toMatchObject({ when: timed('2026-03-02T10:00'), overlapAccepted: false });
  });

  test('a restored booking is asked about what came into its way meanwhile', async () => {
    const { id } = await practice.bookings.create(bookingDraft());
    await practice.bookings.cancel({ id, reason: '' });
    await putBusyCalendar(practice.db);
    await putBusyEvent(practice.db, dentist);
    const restore = (bookAnyway: boolean) => practice.bookings.restore({ id, bookAnyway });
    await expect(restore(false)).rejects.toMatchObject({ code: 'overlap' });
    expect(await restore(true)).toMatchObject({ status: 'confirmed', overlapAccepted: true });
  });

  test('an edit that takes no new time is not kept by what is in the way already', async () => {
    const { id } = await practice.bookings.create(bookingDraft());
    await putBusyCalendar(practice.db);
    await putBusyEvent(practice.db, dentist);
    const edit = { id, revision: 1, changes: { location: 'Room 2' }, bookAnyway: false };
    expect(await practice.bookings.change(edit)).toMatchObject({ location: 'Room 2' });
  });
});

describe('before saving', () => {
  test('the next free times from the wanted one on are answered with the clash', async () => {
    await openOnMonday();
    await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T10:00') }));
    const asked = { when: timed('2026-03-02T10:30'), except: null, serviceId: null };
    const answer = await practice.clashes.clashes(asked);
    expect(answer.clashes).toHaveLength(1);
    expect(answer.free).toEqual({
      starts: ['11:00', '12:00', '13:00'].map((time) => startOf(`2026-03-02T${time}`)),
      asOf: null,
    });
    const late = { when: timed('2026-03-02T16:30'), except: null, serviceId: null };
    const [first] = (await practice.clashes.clashes(late)).free.starts;
    expect(first).toBe(startOf('2026-03-09T09:00'));
  });

  test('the buffers are those asked for, else the booking’s own, else the service’s', async () => {
    const service = await practice.services.create({
      location: '',
      name: 'Massage',
      lengthMinutes: 45,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 30,
      priceMinor: 0,
      currency: 'EUR',
      color: 'teal',
    });
    await practice.bookings.create(bookingDraft({ when: timed('2026-03-02T11:20') }));
    const moved = await practice.bookings.create(
      bookingDraft({ when: timed('2026-03-05T11:20'), bufferAfterMinutes: 10 }),
    );
    const count = async (given: object) => {
      const asked = { when: timed('2026-03-02T10:00'), except: null, serviceId: null, ...given };
      return (await practice.clashes.clashes(asked)).clashes.length;
    };
    expect(await count({})).toBe(0);
    expect(await count({ serviceId: service.id })).toBe(1);
    expect(await count({ serviceId: service.id, bufferAfterMinutes: 20 })).toBe(0);
    expect(await count({ serviceId: service.id, except: moved.id })).toBe(0);
  });
});

function startOf(wallTime: string): number {
  const when = timed(wallTime);
  return when.allDay ? 0 : when.startAt;
}
