import { useEffect, useEffectEvent } from 'react';

const open: (() => void)[] = [];

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  // An open list of suggestions takes the key for itself.
  const isTaken =
    event.target instanceof Element &&
    event.target.closest('[data-mantine-stop-propagation="true"]') !== null;
  if (!isTaken) open.at(-1)?.();
}

/** Calls back on Escape for as long as something is open, and only for what was opened last. */
export function useEscape(isOpen: boolean, onEscape: () => void): void {
  const escape = useEffectEvent(onEscape);
  useEffect(() => {
    if (!isOpen) return undefined;
    const entry = () => escape();
    if (open.length === 0) window.addEventListener('keydown', onKey, { capture: true });
    open.push(entry);
    return () => {
      open.splice(open.indexOf(entry), 1);
      if (open.length === 0) window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [isOpen]);
}
