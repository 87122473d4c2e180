import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { Zoom } from '../slot-height.ts';

type Shown = { zoom: Zoom; pixelsPerMinute: number; height: number };

/**
 * Begins where the day does (`firstMinute`). When the person draws the hours larger or smaller, the one in the middle
 * stays there; when the window became another size, the one at the top does.
 */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  { zoom, pixelsPerMinute }: Pick<Shown, 'zoom' | 'pixelsPerMinute'>,
  firstMinute: number,
): void {
  const before = useRef<Shown | null>(null);
  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (element === null) return;
    const { current: known } = before;
    before.current = { zoom, pixelsPerMinute, height: element.clientHeight };
    if (known === null) {
      element.scrollTo({ top: firstMinute * pixelsPerMinute });
    } else if (known.pixelsPerMinute !== pixelsPerMinute) {
      const [from, to] =
        zoom === known.zoom ? [0, 0] : [known.height / 2, element.clientHeight / 2];
      const kept = (element.scrollTop + from) * (pixelsPerMinute / known.pixelsPerMinute);
      element.scrollTo({ top: kept - to });
    }
  }, [scroller, zoom, pixelsPerMinute, firstMinute]);
}
