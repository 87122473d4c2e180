import { z } from 'zod';
import type { Booking } from '../../src-shared/domain/booking.ts';
import type { Decision, SeriesAct, SeriesDraft } from '../../src-shared/domain/series.ts';
import { SeriesDraft as Draft } from '../../src-shared/domain/series.ts';
import type { SeriesRule } from '../../src-shared/domain/series-rule.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { bookingOf } from '../../src-main/bookings/booking-repo.ts';
import type { TestPractice } from '../support/test-practice.ts';
import { practiceZone } from '../support/times.ts';

const UndoPart = z.object({
  kind: z.string(),
  id: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

/** Five Tuesdays at ten, from the day after the tests' now, unless said otherwise. */
export function seriesDraft(
  rule: Partial<SeriesRule> = {},
  booking: Partial<SeriesDraft['booking']> = {},
): SeriesDraft {
  return Draft.parse({
    rule: {
      repeat: { unit: 'week', every: 1, weekdays: [2] },
      start: '2026-03-03T10:00',
      timeZone: practiceZone,
      lengthMinutes: 60,
      end: { kind: 'count', count: 5 },
      ...rule,
    },
    booking: { clientId: null, serviceId: null, title: 'Session', ...booking },
  });
}

export function createAct(draft: SeriesDraft): SeriesAct {
  return { kind: 'create', draft };
}

/** Books a series and answers with its id and its bookings. */
export async function book(
  practice: TestPractice,
  draft = seriesDraft(),
  decisions: Decision[] = [],
): Promise<{ seriesId: string; bookings: Booking[] }> {
  const { seriesId } = await practice.series.save({ act: createAct(draft), decisions });
  practice.told.length = 0;
  return { seriesId, bookings: await allBookings(practice) };
}

/** Every booking there is, in the order of time. */
export async function allBookings(practice: TestPractice): Promise<Booking[]> {
  const rows = await practice.db
    .selectFrom('booking')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('start_at')
    .execute();
  return rows.map(bookingOf);
}

/** When a booking begins, on the practice's clock: "03-03 10:00". */
export function startOf(booking: Pick<Booking, 'when'>): string {
  if (booking.when.allDay) return booking.when.startDay.slice(5);
  return wallTimeOf(booking.when.startAt, practiceZone).slice(5).replace('T', ' ');
}

/** The starts of all bookings that are not cancelled. */
export async function starts(practice: TestPractice): Promise<string[]> {
  const bookings = await allBookings(practice);
  return bookings.filter(({ status }) => status !== 'cancelled').map(startOf);
}

export async function undoSteps(
  practice: TestPractice,
): Promise<{ label: string; parts: z.output<typeof UndoPart>[] }[]> {
  const rows = await practice.db.selectFrom('undo_step').selectAll().orderBy('id').execute();
  return rows.map(({ label, parts_json }) => ({
    label,
    parts: UndoPart.array().parse(JSON.parse(parts_json)),
  }));
}
