/**
 * Reads a time as it is typed in a hurry: "9", "930", "9:30", "9.30", "21h15". Null where it is none.
 * Answers `HH:mm`.
 */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:.h,\s]\s*(\d{1,2})?|(\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? match[3] ?? 0);
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** The next time on a grid of some minutes, up or down, within the day. */
export function stepTime(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const size = Math.abs(minutes);
  const now = (hours * 60 + rest) / size;
  const next = (minutes > 0 ? Math.floor(now) + 1 : Math.ceil(now) - 1) * size;
  const inDay = Math.min(Math.max(next, 0), 24 * 60 - size);
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}
