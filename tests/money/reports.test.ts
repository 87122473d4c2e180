import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReportService } from '../../src-main/money/report-service.ts';
import type { ReportSpan } from '../../src-shared/domain/report.ts';
import { ReportSpan as Span } from '../../src-shared/domain/report.ts';
import { speak } from '../../src-shared/words/words.ts';
import { countReads } from '../support/count-reads.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;
let reports: ReturnType<typeof createReportService>;
const saved: { name: string; text: string }[] = [];

beforeEach(async () => {
  practice = await testPractice();
  const { db, clock } = practice;
  saved.length = 0;
  reports = createReportService({
    db,
    clock,
    saveText: async (name, text) => saved.push({ name, text }) > 0,
  });
  await fillMarch();
});
afterEach(async () => {
  speak('en');
  await practice.close();
});

const march: ReportSpan = { firstDay: '2026-03-01', lastDay: '2026-03-31' };

/** Open on Mondays from nine to five; one appointment kept and paid, one missed, one cancelled late, one to come. */
async function fillMarch(): Promise<void> {
  await practice.hours.replace({
    weekdays: [1],
    weekly: [
      { weekday: 1, hours: { from: '09:00', to: '17:00' }, validFrom: null, validUntil: null },
    ],
  });
  const client = await practice.clients.create(clientDraft({ name: '=Anna "Änne" Müller' }));
  const service = await practice.services.create(serviceDraft({ name: 'Massage' }));
  const book = (start: string, minutes: number) =>
    practice.bookings.create(
      bookingDraft({
        when: timed(start, minutes),
        clientId: client.id,
        serviceId: service.id,
        priceMinor: 8_000,
        bookAnyway: true,
      }),
    );
  const kept = await book('2026-03-02T10:00', 120);
  const missed = await book('2026-03-02T16:00', 120);
  const late = await book('2026-03-09T10:00', 60);
  await book('2026-03-30T10:00', 60);
  practice.clock.advance(instantOf('2026-03-09T08:00') - practice.clock.now());
  const change = (of: typeof kept, status: 'completed' | 'no_show') =>
    practice.bookings.change({
      id: of.id,
      revision: of.revision,
      changes: { status },
      bookAnyway: true,
    });
  await change(kept, 'completed');
  await change(missed, 'no_show');
  await practice.bookings.cancel({ id: late.id, reason: '', by: 'client' });
  const at = practice.clock.now();
  await practice.bookings.pay({ id: kept.id, amountMinor: 8_000, method: 'cash', at });
}

test('a month is summed up: what came in, who came, and how much of the open hours was booked', async () => {
  const { total, byWeek, byMonth, byService, byClient } = await reports.read(march);
  expect(total).toEqual({
    revenue: [{ currency: 'EUR', minor: 8_000 }],
    sessions: 1,
    coming: 1,
    noShows: 1,
    cancellations: 1,
    late: 1,
    bookedMinutes: 300,
    usedMinutes: 240, // an hour of what was missed lay after closing
    openMinutes: 5 * 480,
  });
  expect(byMonth).toEqual([{ day: '2026-03-01', ...total }]);
  expect(byWeek.map(({ day }) => day)).toEqual([
    '2026-02-23',
    '2026-03-02',
    '2026-03-09',
    '2026-03-16',
    '2026-03-23',
    '2026-03-30',
  ]);
  expect(byWeek.map(({ openMinutes }) => openMinutes)).toEqual([0, 480, 480, 480, 480, 480]);
  expect(byService).toMatchObject([{ name: 'Massage', sessions: 1 }]);
  expect(byClient).toMatchObject([{ name: '=Anna "Änne" Müller', noShows: 1 }]);
});

test('where no weekly hours are given, nothing is said of how much of them was booked', async () => {
  await practice.hours.replace({ weekdays: [1], weekly: [] });
  const { total } = await reports.read(march);
  expect(total).toMatchObject({ openMinutes: null, usedMinutes: 0, bookedMinutes: 300 });
});

describe('a table as a file', () => {
  test('is in the language and with the numbers of the person, and no formula', async () => {
    expect(await reports.saveTable({ ...march, table: 'byClient' })).toEqual({ isSaved: true });
    speak('de');
    await reports.saveTable({ ...march, table: 'byClient' });
    expect(saved).toEqual([
      {
        name: 'report-clients-2026-03-01-2026-03-31.csv',
        text: [
          '\uFEFFClient,Revenue (EUR),Held,To come,No-shows,Cancelled,Of them late,Booked (h),Hours booked (%)',
          '"\'=Anna ""Änne"" Müller",80.00,1,1,1,1,1,5.00,10.0',
          'Total,80.00,1,1,1,1,1,5.00,10.0',
          '',
        ].join('\r\n'),
      },
      {
        name: 'bericht-kunden-2026-03-01-2026-03-31.csv',
        text: [
          '\uFEFFKunde;Einnahmen (EUR);Stattgefunden;Kommen noch;Nicht erschienen;Abgesagt;Davon zu spät;Belegt (Std.);Auslastung (%)',
          '"\'=Anna ""Änne"" Müller";80,00;1;1;1;1;1;5,00;10,0',
          'Gesamt;80,00;1;1;1;1;1;5,00;10,0',
          '',
        ].join('\r\n'),
      },
    ]);
  });

  test('names weeks by their first day and months as programs read them', async () => {
    await reports.saveTable({ ...march, table: 'byWeek' });
    await reports.saveTable({ ...march, table: 'byMonth' });
    const [weeks, months] = saved.map(({ text }) =>
      text.split('\r\n').map((line) => line.split(',')),
    );
    expect(weeks?.map(([first]) => first)).toEqual([
      '\uFEFFWeek of',
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-16',
      '2026-03-23',
      '2026-03-30',
      'Total',
      '',
    ]);
    expect(months?.[1]).toEqual([
      '2026-03',
      '80.00',
      '1',
      '1',
      '1',
      '1',
      '1',
      '5.00',
      '40.00',
      '10.0',
    ]);
  });
});

test('a report reads by its indexes, and with the same few questions however much there is', async () => {
  const plans = await plansOf(practice, () => reports.read(march));
  expect(
    plans.filter((plan) => /^SCAN (booking|package|client|service)\b(?!.*INDEX)/.test(plan)),
  ).toEqual([]);
  for (const index of ['booking_by_start', 'booking_by_paid', 'package_by_bought'])
    expect(plans.join('\n')).toContain(index);
  const { queries } = await countReads(practice, () => reports.read(march));
  const client = await practice.clients.create(clientDraft({ name: 'Ben' }));
  await practice.bookings.create(
    bookingDraft({ when: timed('2026-03-16T10:00'), clientId: client.id }),
  );
  const more = await countReads(practice, () => reports.read(march));
  expect(more.queries).toBe(queries);
});

test('a report is of at least a day and of ten years at most', () => {
  const isSpan = (firstDay: string, lastDay: string) =>
    Span.safeParse({ firstDay, lastDay }).success;
  expect(isSpan('2026-03-01', '2026-03-01')).toBe(true);
  expect(isSpan('2026-03-02', '2026-03-01')).toBe(false);
  expect(isSpan('2016-03-02', '2026-03-01')).toBe(true);
  expect(isSpan('2006-03-02', '2026-03-01')).toBe(false);
  expect(isSpan('2026-02-30', '2026-03-01')).toBe(false);
});
