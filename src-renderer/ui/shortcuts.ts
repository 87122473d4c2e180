import { useEffect, useEffectEvent } from 'react';

export type Shortcuts = Partial<Record<string, () => void>>;

const keysOfFields = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

/** Tells whether something is open in front of the page. */
export function isBehindDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

function isMeantForSomethingElse(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  return isForFieldOrDialog(event);
}

/** Tells whether a key press is meant for a field or a dialog and not for the page. */
export function isForFieldOrDialog(event: KeyboardEvent): boolean {
  if (isBehindDialog()) return true;
  return event.target instanceof Element && event.target.closest(keysOfFields) !== null;
}

/** Single keys that do something anywhere on the page, by the character they type. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isMeantForSomethingElse(event)) return;
    const act = shortcuts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
