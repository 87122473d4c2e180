import { useEffect } from 'react';
import { isForFieldOrDialog } from '../ui/shortcuts.ts';
import { useWindowCommands } from '../ui/window-commands.ts';
import { takeBack } from './take-back.ts';

/** Which way a key press means, if it means one: Ctrl or Command with Z, with Shift (or Ctrl with Y) for forward. */
function wayOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : null;
}

/** Takes steps back by key and from the menu. In a field the keys are the field's own: they take typing back there. */
export function UndoKeys(): null {
  useWindowCommands({ 'undo-step': () => takeBack('undo'), 'redo-step': () => takeBack('redo') });
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const way = wayOf(event);
      if (way === null || isForFieldOrDialog(event)) return;
      event.preventDefault();
      takeBack(way);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return null;
}
