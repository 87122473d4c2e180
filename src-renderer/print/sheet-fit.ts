import type { SheetAddress } from './sheet-address.ts';

/** How an entry is written: `full` gives the time a line of its own, `two-lines` sets it before the name, `one-line` all. */
export type Fit = { layout: 'full' | 'two-lines' | 'one-line'; lines: number };

/** Lengths in millimetres, as print-sheet.module.css has them. */
const sizes = {
  week: { hours: 162, largeLine: 3.1, smallLine: 2.4 },
  // Wide enough for the time beside the name, however high it is.
  day: { hours: 252, largeLine: Infinity, smallLine: 3.7 },
};
const edges = 0.35;

/** How an entry fits into its height, so that no line is cut in half. */
export function fitOf(kind: SheetAddress['kind'], minutes: number, hoursShown: number): Fit {
  const { hours, largeLine, smallLine } = sizes[kind];
  const room = (minutes / 60) * (hours / hoursShown) - edges;
  const large = Math.floor(room / largeLine);
  if (large >= 3) return { layout: 'full', lines: large };
  const small = Math.floor(room / smallLine);
  return small >= 2 ? { layout: 'two-lines', lines: small } : { layout: 'one-line', lines: 1 };
}
