import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export type Size = { width: number; height: number };

/**
 * How large an element is, in whole pixels: known before it is on the screen, and told whenever it is another size.
 * @param expected what it is drawn with at first, before it can be measured; zero in both where nobody knows
 * @param onFirst is told what it measured at first
 */
export function useElementSize<E extends HTMLElement>(
  expected: Size,
  onFirst: (size: Size) => void,
): Size & { ref: RefObject<E | null> } {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size>(expected);
  useLayoutEffect(() => {
    const { current: element } = ref;
    if (element === null) return;
    const measured = element;
    function measure(): void {
      const { clientWidth: width, clientHeight: height } = measured;
      setSize((known) =>
        known.width === width && known.height === height ? known : { width, height },
      );
    }
    onFirst({ width: measured.clientWidth, height: measured.clientHeight });
    measure(); // before anything is painted: what depends on it is part of the first picture
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [onFirst]);
  return { ref, ...size };
}
