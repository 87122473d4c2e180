import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Keeps the hour in the middle of the space where it is when the hours are drawn larger or smaller. */
export function useKeptPlace(space: RefObject<HTMLElement | null>, pixelsPerMinute: number): void {
  const before = useRef(pixelsPerMinute);
  useLayoutEffect(() => {
    const factor = pixelsPerMinute / before.current;
    before.current = pixelsPerMinute;
    const scroller = scrollerOf(space.current?.querySelector('[data-lane]') ?? null);
    if (factor === 1 || !Number.isFinite(factor) || factor === 0 || scroller === null)
      return undefined;
    const half = scroller.clientHeight / 2;
    const middle = (scroller.scrollTop + half) * factor;
    // The calendar draws its lines in a step of its own.
    const frame = requestAnimationFrame(() => scroller.scrollTo({ top: middle - half }));
    return () => cancelAnimationFrame(frame);
  }, [space, pixelsPerMinute]);
}

/** What scrolls the hours. */
function scrollerOf(element: Element | null): Element | null {
  if (element === null) return null;
  const isScroller = /auto|scroll/.test(getComputedStyle(element).overflowY);
  return isScroller ? element : scrollerOf(element.parentElement);
}
