import type { Point } from './drag.ts';

const fullDay = 24 * 60;

type Nearest = { element: HTMLElement; box: DOMRect };

/** The day and minute under the pointer, or the nearest to it; null in a grid without days. */
export function pointAt(space: Element, x: number, y: number): Point | null {
  const cell = nearest(space.querySelectorAll<HTMLElement>('[data-cell]'), x, y);
  if (cell !== null) return { day: cell.element.dataset['cell'] ?? '', minute: null };
  const wholeDay = nearest(space.querySelectorAll<HTMLElement>('[data-all-day]'), x, y);
  if (wholeDay !== null && wholeDay.box.top <= y && y < wholeDay.box.bottom)
    return { day: wholeDay.element.dataset['allDay'] ?? '', minute: null };
  const lane = nearest(space.querySelectorAll<HTMLElement>('[data-lane]'), x, y);
  if (lane === null) return null;
  const { top, height } = lane.box;
  const minute = ((y - top) / height) * fullDay;
  return {
    day: lane.element.dataset['lane'] ?? '',
    minute: Math.min(Math.max(minute, 0), fullDay - 0.01),
  };
}

function nearest(elements: Iterable<HTMLElement>, x: number, y: number): Nearest | null {
  let found: Nearest | null = null;
  let least = Infinity;
  for (const element of elements) {
    const box = element.getBoundingClientRect();
    const across = Math.max(box.left - x, 0, x - box.right);
    const along = Math.max(box.top - y, 0, y - box.bottom);
    if (across + along >= least) continue;
    least = across + along;
    found = { element, box };
  }
  return found;
}
