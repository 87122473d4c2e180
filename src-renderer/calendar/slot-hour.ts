/**
 * The time beside a slot, `09:00`. A function and not the calendar's own options: of those it makes a formatter for
 * each slot of the day anew, which takes longer than to draw the week.
 */
export function slotHour({ start }: { start: { hour: number; minute: number } }): string {
  return [start.hour, start.minute].map((part) => String(part).padStart(2, '0')).join(':');
}
