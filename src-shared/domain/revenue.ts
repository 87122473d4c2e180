import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { ServiceId } from './ids.ts';
import { Currency } from './money.ts';
import { Day, dayOf } from './time.ts';

/** Money that came in at an instant, for a booking or a package. */
export type Income = {
  at: number;
  amountMinor: number;
  currency: Currency;
  serviceId: ServiceId | null;
};

const Sum = { currency: Currency, amountMinor: z.number().int(), count: z.number().int() };

/** What came in within a range: in all, and by day, week, month and service; currencies are never added up. */
export const Revenue = z.object({
  total: z.array(z.object(Sum)),
  /** In order; `day` is the first day of the period. Periods without income are left out. */
  byDay: z.array(z.object({ day: Day, ...Sum })),
  byWeek: z.array(z.object({ day: Day, ...Sum })),
  byMonth: z.array(z.object({ day: Day, ...Sum })),
  /** The largest first; null for what was for no service. */
  byService: z.array(z.object({ serviceId: ServiceId.nullable(), ...Sum })),
});
export type Revenue = z.output<typeof Revenue>;
type Sum = Revenue['total'][number];

/** Sums income up by the days of the practice's zone; `weekStartsOn` is an ISO weekday number. */
export function revenueOf(
  incomes: readonly Income[],
  { timeZone, weekStartsOn }: { timeZone: string; weekStartsOn: number },
): Revenue {
  const dated = incomes.map((income) => ({ ...income, day: dayOf(income.at, timeZone) }));
  const byPeriod = (startOf: (day: Day) => Day) =>
    sums(dated, ({ day }) => startOf(day))
      .map(([day, sum]) => ({ day, ...sum }))
      .toSorted((a, b) => compare(a.day, b.day) || compare(a.currency, b.currency));
  return {
    total: sums(dated, () => '')
      .map(([, sum]) => sum)
      .toSorted((a, b) => compare(a.currency, b.currency)),
    byDay: byPeriod((day) => day),
    byWeek: byPeriod((day) => startOfWeek(day, weekStartsOn)),
    byMonth: byPeriod((day) => `${day.slice(0, 7)}-01`),
    byService: sums(dated, ({ serviceId }) => serviceId)
      .map(([serviceId, sum]) => ({ serviceId, ...sum }))
      .toSorted((a, b) => b.amountMinor - a.amountMinor || compare(a.currency, b.currency)),
  };
}

/** The first day of the week that a day is in. */
export function startOfWeek(day: Day, weekStartsOn: number): Day {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: (date.dayOfWeek - weekStartsOn + 7) % 7 }).toString();
}

function sums<Key, Item extends Income>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): [Key, Sum][] {
  const found = new Map<string, [Key, Sum]>();
  for (const item of items) {
    const key = keyOf(item);
    const name = JSON.stringify([key, item.currency]);
    const known = found.get(name)?.[1] ?? { currency: item.currency, amountMinor: 0, count: 0 };
    const { currency, amountMinor, count } = known;
    found.set(name, [
      key,
      { currency, amountMinor: amountMinor + item.amountMinor, count: count + 1 },
    ]);
  }
  return [...found.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
