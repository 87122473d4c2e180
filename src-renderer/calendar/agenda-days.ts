import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { BusyBlock } from '../../src-shared/domain/sync-views.ts';
import { dayOf, spanOf } from '../../src-shared/domain/time.ts';
import type { Day, When } from '../../src-shared/domain/time.ts';

/** A line of the agenda. Days off stand on the first day that is shown of them. */
export type AgendaLine =
  | { kind: 'day'; day: Day }
  | { kind: 'nothing'; day: Day }
  | { kind: 'holiday'; day: Day; name: string }
  | { kind: 'time-off'; day: Day; label: string; endDay: Day }
  | { kind: 'booking'; day: Day; booking: BookingView }
  | { kind: 'busy'; day: Day; block: BusyBlock };

type Content = {
  bookings: readonly BookingView[];
  busy: readonly BusyBlock[];
  rules: OpeningRules | null;
};
type Shown = { firstDay: Day; endDay: Day; today: Day; timeZone: string };

/**
 * The days in which there is something, each with what is in it in the order of time, days off before it. Today is
 * among them in any case. What began before the first day stands on that.
 */
export function agendaLines({ bookings, busy, rules }: Content, shown: Shown): AgendaLine[] {
  const { firstDay, endDay, today, timeZone } = shown;
  const byDay = new Map<Day, { at: number; line: AgendaLine }[]>();
  function add(day: Day, at: number, line: AgendaLine): void {
    if (day >= endDay) return;
    const known = byDay.get(day);
    if (known === undefined) byDay.set(day, [{ at, line }]);
    else known.push({ at, line });
  }
  const placeOf = (when: When): { day: Day; at: number } => {
    const { startAt } = spanOf(when, timeZone);
    const day = dayOf(startAt, timeZone);
    return { day: day < firstDay ? firstDay : day, at: when.allDay ? 0 : startAt };
  };
  for (const off of rules?.timeOff ?? []) {
    const day = off.startDay < firstDay ? firstDay : off.startDay;
    if (off.endDay > firstDay)
      add(day, -2, { kind: 'time-off', day, label: off.label, endDay: off.endDay });
  }
  for (const { day, name } of rules?.holidays ?? [])
    if (day >= firstDay) add(day, -1, { kind: 'holiday', day, name });
  for (const booking of bookings) {
    const { day, at } = placeOf(booking.when);
    add(day, at, { kind: 'booking', day, booking });
  }
  for (const block of busy) {
    const { day, at } = placeOf(block.when);
    add(day, at, { kind: 'busy', day, block });
  }
  if (firstDay <= today && !byDay.has(today)) add(today, 0, { kind: 'nothing', day: today });
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, lines]) => [
      { kind: 'day', day } as const,
      ...lines.toSorted((a, b) => a.at - b.at).map(({ line }) => line),
    ]);
}
