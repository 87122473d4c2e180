/** How near to the upper or lower end the pointer makes the hours scroll, and how fast at most: pixels, and a frame. */
const edge = 36;
const fastest = 14;
/** How much closer to an end is meant, and no unsteady hand, in pixels. */
const aPull = 6;

/**
 * Scrolls what scrolls the hours for as long as the pointer is near its ends; `onScroll` follows each step. What is
 * taken near an end (`fromY`) scrolls only once it is pulled closer to it; what is pulled into the hours from outside
 * of them only passes their end, and has to go further first.
 */
export function scrollAtEdge(
  space: HTMLElement,
  fromY: number,
  onScroll: () => void,
): { pointerAt: (y: number) => void; stop: () => void } {
  const scroller = space.querySelector<HTMLElement>('[data-scroller]');
  let speed = 0;
  let frame = 0;
  const isFromInside = scroller !== null && beyondEnds(scroller, fromY, 0) === 0;
  const beyondAtFirst = scroller === null ? 0 : beyondEnds(scroller, fromY, edge);
  let scrolls = isFromInside && beyondAtFirst === 0;

  function step(): void {
    frame = 0;
    if (scroller === null || speed === 0) return;
    const before = scroller.scrollTop;
    scroller.scrollTop += speed;
    if (scroller.scrollTop === before) return; // there is no more
    onScroll();
    frame = requestAnimationFrame(step);
  }

  return {
    pointerAt(y) {
      if (scroller === null) return;
      const beyond = beyondEnds(scroller, y, edge);
      scrolls ||= beyond === 0;
      scrolls ||= isFromInside && Math.abs(beyond) > Math.abs(beyondAtFirst) + aPull;
      if (!scrolls) return;
      speed = Math.max(Math.min(beyond / edge, 1), -1) * fastest;
      if (speed !== 0 && frame === 0) frame = requestAnimationFrame(step);
    },
    stop() {
      speed = 0;
      cancelAnimationFrame(frame);
    },
  };
}

/** How far a height is above (less than nothing) or below what lies between the ends, less an edge on both sides. */
function beyondEnds(scroller: HTMLElement, y: number, edge: number): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  return y < top + edge ? y - (top + edge) : Math.max(y - (bottom - edge), 0);
}
