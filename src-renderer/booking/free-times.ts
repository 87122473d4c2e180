type Span = { startAt: number; endAt: number };
const step = 15 * 60_000;

/**
 * Free starts for a length between two instants, the nearest to the wanted one first, at quarter
 * hours; at most `atMost` of them, each in another gap or at least its length apart.
 */
export function freeStarts(
  taken: Span[],
  day: Span,
  length: number,
  wanted: number,
  atMost = 3,
): number[] {
  const fitting: number[] = [];
  for (let start = day.startAt; start + length <= day.endAt; start += step) {
    const isFree = taken.every((span) => span.endAt <= start || span.startAt >= start + length);
    if (isFree) fitting.push(start);
  }
  fitting.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  const chosen: number[] = [];
  for (const start of fitting) {
    if (chosen.length === atMost) break;
    if (chosen.every((other) => Math.abs(other - start) >= Math.min(length, 60 * 60_000)))
      chosen.push(start);
  }
  return chosen.toSorted((a, b) => a - b);
}
