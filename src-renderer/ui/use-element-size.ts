import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

type Size = { width: number; height: number };

/** How large an element is, in whole pixels: known before it is on the screen, and told whenever it is another size. */
export function useElementSize<E extends HTMLElement>(): Size & { ref: RefObject<E | null> } {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
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
    measure(); // before anything is painted: what depends on it is part of the first picture
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
