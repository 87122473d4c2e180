import type { OpeningRules } from './availability.ts';
import type { BookingStatus } from './booking.ts';
import type { ClientId, ServiceId } from './ids.ts';
import { joined, openSpans, type Span } from './opening.ts';
import { coveredMs, monthsOf, sharedMs, spanAt, touched, weeksOf } from './report-parts.ts';
import type { Report, ReportFigures, ReportSpan } from './report.ts';
import type { Income } from './revenue.ts';
import { addDays, startOfDay } from './time.ts';

/** Of a booking only what a report looks at. */
export type ReportBooking = Span & {
  allDay: boolean;
  status: BookingStatus;
  cancelledLate: boolean;
  serviceId: ServiceId | null;
  clientId: ClientId | null;
};

export type ReportIncome = Income & { clientId: ClientId | null };

/** What a report is made of: all bookings that touch its span, and all that came in during it, in whatever order. */
export type ReportFacts = {
  span: ReportSpan;
  bookings: readonly ReportBooking[];
  incomes: readonly ReportIncome[];
  rules: OpeningRules;
  /** ISO weekday number. */
  weekStartsOn: number;
  now: number;
};

/** A report whose services and clients have no names yet. */
export type NamelessReport = Omit<Report, 'byService' | 'byClient'> & {
  byService: Subject<ServiceId>[];
  byClient: Subject<ClientId>[];
};
type Subject<Id> = ReportFigures & { id: Id | null };

/** Sums a report up by the practice's clock, each booking and each income looked at once. */
export function reportOf({
  span,
  bookings,
  incomes,
  rules,
  weekStartsOn,
  now,
}: ReportFacts): NamelessReport {
  const { timeZone } = rules;
  const whole = {
    startAt: startOfDay(span.firstDay, timeZone),
    endAt: startOfDay(addDays(span.lastDay, 1), timeZone),
  };
  const open = openSpans(rules, whole.startAt, whole.endAt);
  const total = sumOver({ ...whole });
  const weeks = weeksOf(span, timeZone, weekStartsOn).map(sumOver);
  const months = monthsOf(span, timeZone).map(sumOver);
  const services = new Map<ServiceId | null, Sum>();
  const clients = new Map<ClientId | null, Sum>();
  const subjectsOf = ({ serviceId, clientId }: Pick<ReportBooking, 'serviceId' | 'clientId'>) => [
    sumFor(services, serviceId, whole),
    sumFor(clients, clientId, whole),
  ];
  const sumsAt = (at: number, subjects: readonly Sum[]) => {
    const [week, month] = [spanAt(weeks, at), spanAt(months, at)];
    return week === null || month === null ? [] : [total, week, month, ...subjects];
  };

  const taken: Span[] = [];
  for (const booking of bookings) {
    const subjects = subjectsOf(booking);
    for (const sum of sumsAt(booking.startAt, subjects)) count(sum, booking, now);
    if (booking.status === 'cancelled') continue;
    taken.push(booking);
    for (const sum of [
      total,
      ...subjects,
      ...touched(weeks, booking),
      ...touched(months, booking),
    ]) {
      sum.bookedMs += booking.allDay
        ? coveredMs(within(booking, sum), open)
        : sharedMs(booking, sum);
    }
    const used = coveredMs(booking, open); // what is open lies within the report
    for (const sum of subjects) sum.usedMs += used;
  }

  const booked = joined(taken);
  for (const hours of open) {
    for (const sum of [total, ...touched(weeks, hours), ...touched(months, hours)]) {
      sum.openMs += sharedMs(hours, sum);
      sum.usedMs += coveredMs(within(hours, sum), booked);
    }
  }
  for (const income of incomes) {
    for (const sum of sumsAt(income.at, subjectsOf(income))) earn(sum, income);
  }

  for (const sum of [...services.values(), ...clients.values()]) sum.openMs = total.openMs;

  const figures = (sum: Sum) => figuresOf(sum, rules.weekly.length > 0);
  return {
    span,
    total: figures(total),
    byWeek: weeks.map((week) => ({ day: week.day, ...figures(week) })),
    byMonth: months.map((month) => ({ day: month.day, ...figures(month) })),
    byService: ordered(services, figures),
    byClient: ordered(clients, figures),
  };
}

/** What is summed up over a time; in milliseconds until the end, so that nothing is rounded twice. */
type Sum = Span & {
  revenue: ReportFigures['revenue'];
  counts: Pick<ReportFigures, 'sessions' | 'coming' | 'noShows' | 'cancellations' | 'late'>;
  bookedMs: number;
  usedMs: number;
  openMs: number;
};

function sumOver<Time extends Span>(time: Time): Time & Sum {
  return {
    ...time,
    revenue: [],
    counts: { sessions: 0, coming: 0, noShows: 0, cancellations: 0, late: 0 },
    bookedMs: 0,
    usedMs: 0,
    openMs: 0,
  };
}

function sumFor<Id>(sums: Map<Id, Sum>, id: Id, time: Span): Sum {
  const known = sums.get(id);
  if (known !== undefined) return known;
  const made = sumOver(time);
  sums.set(id, made);
  return made;
}

function count({ counts }: Sum, booking: ReportBooking, now: number): void {
  switch (booking.status) {
    case 'cancelled':
      counts.cancellations += 1;
      if (booking.cancelledLate) counts.late += 1;
      return;
    case 'no_show':
      counts.noShows += 1;
      return;
    case 'tentative':
      if (booking.startAt >= now) counts.coming += 1;
      return;
    case 'confirmed':
    case 'arrived':
    case 'completed':
      if (booking.startAt < now) counts.sessions += 1;
      else counts.coming += 1;
  }
}

function earn({ revenue }: Sum, { currency, amountMinor }: ReportIncome): void {
  const known = revenue.find((sum) => sum.currency === currency);
  if (known === undefined) revenue.push({ currency, minor: amountMinor });
  else known.minor += amountMinor;
}

const minuteMs = 60_000;

function figuresOf(sum: Sum, isOpenKnown: boolean): ReportFigures {
  return {
    revenue: sum.revenue.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    ...sum.counts,
    bookedMinutes: Math.round(sum.bookedMs / minuteMs),
    usedMinutes: isOpenKnown ? Math.round(sum.usedMs / minuteMs) : 0,
    openMinutes: isOpenKnown ? Math.round(sum.openMs / minuteMs) : null,
  };
}

/** Those with the most booked time first; what belongs to none of them stands last. */
function ordered<Id>(
  sums: ReadonlyMap<Id | null, Sum>,
  figures: (sum: Sum) => ReportFigures,
): Subject<Id>[] {
  return [...sums]
    .toSorted(
      ([a, one], [b, other]) =>
        Number(a === null) - Number(b === null) || other.bookedMs - one.bookedMs,
    )
    .map(([id, sum]) => ({ id, ...figures(sum) }));
}

/** The part of a span that lies in another. */
function within(span: Span, other: Span): Span {
  return {
    startAt: Math.max(span.startAt, other.startAt),
    endAt: Math.min(span.endAt, other.endAt),
  };
}
