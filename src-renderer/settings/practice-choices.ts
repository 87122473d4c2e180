type Choice = { value: string; label: string };

export const weekdayChoices: Choice[] = [
  { value: '1', label: 'Monday' },
  { value: '6', label: 'Saturday' },
  { value: '7', label: 'Sunday' },
];

const hourChoice = (hour: number): Choice => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
});

/** The hours a day can start at, given when it ends. */
export function startHours(endHour: number): Choice[] {
  return Array.from({ length: endHour }, (_, hour) => hourChoice(hour));
}

/** The hours a day can end at, given when it starts. */
export function endHours(startHour: number): Choice[] {
  return Array.from({ length: 24 - startHour }, (_, index) => hourChoice(startHour + 1 + index));
}

/** Every zone this machine knows, and those in use even if it lists them under another name. */
export function zoneChoices(...inUse: string[]): string[] {
  return [...new Set([...inUse, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted();
}
