/** One line of what was measured: what, and numbers with their units. */
export type Figure = { what: string; [column: string]: string | number };

/** What was aimed at, and whether it was reached. */
export type Target = { what: string; target: string; found: string; isMet: boolean };

export type Measured = { figures: Figure[]; targets?: Target[] };

/** A group of measurements, made one after the other. */
export type Benchmark = {
  name: string;
  /** What the figures mean and how they were come by, for the document. */
  words: string;
  run(): Promise<Measured>;
};

/** Milliseconds, as they are printed. */
export const inMs = (ms: number): string =>
  `${ms.toFixed(ms < 1 ? 3 : ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;

export const inTimes = (ratio: number): string => `${ratio.toFixed(2)} ×`;

export const inKb = (bytes: number): string =>
  bytes < 10_000
    ? `${bytes} B`
    : bytes < 10_000_000
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export function atMost(what: string, found: number, limit: number, unit: (n: number) => string) {
  return { what, target: `at most ${unit(limit)}`, found: unit(found), isMet: found <= limit };
}

/** The value that so large a part of all lies at or below: 0.5 is the median, 1 the largest. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  return sorted[Math.min(last, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** By which power of the size the cost grows: 0 not at all, 1 as the size does. Fitted to all pairs by least squares. */
export function exponentOf(pairs: readonly { size: number; cost: number }[]): number {
  const points = pairs.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y));
  return slope / mean((point) => (point.x - x) ** 2);
}
