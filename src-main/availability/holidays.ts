import type { HolidaysTypes } from 'date-holidays';
import type { HolidayOffer, HolidayPlace } from '../../src-shared/domain/availability.ts';
import type { Input, Output } from '../../src-shared/ipc/contract.ts';

const dayMs = 86_400_000;

type Named = { code: string; name: string };

/** Loaded when it is first asked for: it holds the holidays of the whole world. */
async function library() {
  const { default: Holidays } = await import('date-holidays');
  return Holidays;
}

/** The countries there are holidays for, the parts of the one chosen, and the languages its holidays are named in. */
export async function holidayPlaces({
  country,
  state,
  language,
}: Input<'holidays.places'>): Promise<Output<'holidays.places'>> {
  const Holidays = await library();
  const all = new Holidays();
  const within = country === null ? null : new Holidays(country);
  return {
    countries: byName(all.getCountries(language)),
    states: country === null ? [] : byName(all.getStates(country, language)),
    regions:
      country === null || state === null ? [] : byName(all.getRegions(country, state, language)),
    languages: [...new Set(within?.getLanguages())],
  };
}

/**
 * The holidays of a place in a year, one a day, in order. What falls on the same day is named together. In a
 * language that a holiday has no name in, it has its country's name.
 */
export async function holidaysOf(
  { country, state, region }: HolidayPlace,
  year: number,
  language: string,
): Promise<HolidayOffer[]> {
  const Holidays = await library();
  const place = {
    country,
    ...(state === null ? {} : { state }),
    ...(region === null ? {} : { region }),
  };
  const calendar = new Holidays(place, { types: ['bank', 'public'] });
  const offers = new Map<string, HolidayOffer>();
  for (const holiday of calendar.getHolidays(year, language)) {
    const isPublic = holiday.type === 'public';
    for (const day of daysOf(holiday)) {
      if (!day.startsWith(`${year}-`)) continue;
      const other = offers.get(day);
      const name = other === undefined ? holiday.name : `${other.name}, ${holiday.name}`;
      offers.set(day, {
        day,
        name: name.slice(0, 200),
        isPublic: isPublic || other?.isPublic === true,
      });
    }
  }
  return [...offers.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * `date` names the first day by its own wall clock. What begins on the eve of it is a part of a day more, and a
 * change of the clocks takes or gives an hour: neither makes another day.
 */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const first = Date.parse(date.slice(0, 10));
  const length = (end.getTime() - start.getTime()) / dayMs;
  return Array.from({ length: Math.max(1, Math.floor(length + 0.1)) }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  );
}

function byName(names: Record<string, string> | undefined): Named[] {
  return Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
