import { useEffect } from 'react';
import { create } from 'zustand';

/** How long the first page is left alone once it is drawn; what was opened before that appears at the latest after both. */
const restMs = 200;
const longestWaitMs = 300;

const useDrawn = create<{ isPainted: boolean; isDrawn: boolean }>(() => ({
  isPainted: false,
  isDrawn: false,
}));

/** The week is on the screen since a moment: what is beside it follows. */
export function useIsPainted(): boolean {
  return useDrawn((state) => state.isPainted);
}

/** The first page is on the screen: then there is time for what nobody sees or has asked for yet. */
export function useIsDrawn(): boolean {
  return useDrawn((state) => state.isDrawn);
}

/** For what draws the first page: tells everybody once it is on the screen. */
export function useTellDrawn(): void {
  useEffect(() => {
    let waiting = 0;
    const frames = inFrames(3, () => useDrawn.setState({ isPainted: true }));
    const resting = setTimeout(() => {
      waiting = requestIdleCallback(() => useDrawn.setState({ isDrawn: true }), {
        timeout: longestWaitMs,
      });
    }, restMs);
    return () => {
      frames();
      clearTimeout(resting);
      cancelIdleCallback(waiting);
    };
  }, []);
}

/** Calls back so many frames from now; the answer cancels it. */
function inFrames(count: number, callback: () => void): () => void {
  let next = requestAnimationFrame(function frame() {
    count -= 1;
    if (count === 0) callback();
    else next = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(next);
}
