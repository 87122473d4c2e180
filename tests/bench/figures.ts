/** One line of what was measured: what, and numbers with their units. */
export type Figure = { what: string; [column: string]: string | number };

/** A group of measurements, made one after the other. */
export type Benchmark = { name: string; run(): Promise<Figure[]> };

/** Milliseconds, as they are printed. */
export const inMs = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
