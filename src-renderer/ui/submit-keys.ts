import type { KeyboardEvent } from 'react';

/** Ctrl+Enter sends a form also from a text of several lines, where Enter alone begins a new one. */
export function submitOnControlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    event.currentTarget.form?.requestSubmit();
}
