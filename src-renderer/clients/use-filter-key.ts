import { useEffect, useEffectEvent } from 'react';
import { isForFieldOrDialog } from '../ui/shortcuts.ts';

/** On a page with a filter the key `/` is for it, and not for the search on top, which is still reached by Ctrl and K. */
export function useFilterKey(focusFilter: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isForFieldOrDialog(event)) return;
    event.preventDefault();
    focusFilter();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Before the search hears of it, which leaves alone what was taken already.
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
