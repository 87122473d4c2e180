import { formatLongDay } from '../ui/format.ts';

type Mounted = { el: HTMLElement };

/** Makes the column of a day a stop for the Tab key: from there the arrow keys choose a time (see `grid-keys.tsx`). */
export function letLaneTakeFocus({ el }: Mounted): void {
  const day = el.dataset['date'];
  if (day === undefined) return;
  el.tabIndex = 0;
  el.dataset['lane'] = day;
  el.setAttribute('aria-label', formatLongDay(day));
}

/** Lets a day of a month be reached by arrow keys; the Tab key stops only at one of them. */
export function letCellTakeFocus({ el, view }: Mounted & { view: { type: string } }): void {
  const day = el.dataset['date'];
  if (day === undefined || view.type !== 'dayGridMonth') return;
  el.tabIndex = -1;
  el.dataset['cell'] = day;
}

/** The day whose column or cell an element is; null for anything else, also for what lies in it. */
export function dayAt(element: EventTarget): { day: string; isLane: boolean } | null {
  if (!(element instanceof HTMLElement)) return null;
  const { lane, cell } = element.dataset;
  if (lane !== undefined) return { day: lane, isLane: true };
  return cell === undefined ? null : { day: cell, isLane: false };
}
