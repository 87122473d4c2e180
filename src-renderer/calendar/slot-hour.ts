type ClockTime = { hour: number; minute: number };

const pad = (part: number): string => String(part).padStart(2, '0');

/**
 * The time beside a slot, `09:00`. A function and not the calendar's own options: of those it makes a formatter for
 * each slot of the day anew, which takes longer than to draw the week.
 */
export function slotHour({ start }: { start: ClockTime }): string {
  return `${pad(start.hour)}:${pad(start.minute)}`;
}

/** From when to when, in the box of an event: `09:00–09:50`; a function for the same reason. */
export function eventHours({ start, end }: { start: ClockTime; end?: ClockTime | null }): string {
  return end ? `${slotHour({ start })}–${slotHour({ start: end })}` : slotHour({ start });
}
