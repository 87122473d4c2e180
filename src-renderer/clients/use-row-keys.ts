import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { rowByKey } from './row-keys.ts';

export type RowKeys = {
  /** The row that the keys are at; the others are left out by the Tab key. */
  at: number;
  onKeyDown(event: KeyboardEvent): void;
};

type Options = {
  total: number;
  list: RefObject<HTMLElement | null>;
  /** Brings a row into sight, which may not be drawn yet. */
  show(index: number): void;
  /** The person goes up from the first row. */
  onLeave(): void;
};

/** Lets the arrow keys go from row to row of a list of which only a part is drawn. Each row is a `data-row`. */
export function useRowKeys({ total, list, show, onLeave }: Options): RowKeys {
  const [at, setAt] = useState(0);
  const wanted = useRef<number | null>(null);

  // The row comes into sight first, is read then, and can be gone to only when it is there.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    row.focus({ preventScroll: true });
    wanted.current = null;
  });

  return {
    at: Math.min(at, Math.max(0, total - 1)),
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const row = event.target instanceof Element ? event.target.closest('[data-row]') : null;
      if (row === null) return;
      const from = wanted.current ?? Number(row.getAttribute('data-row'));
      const next = rowByKey(event.key, from, total);
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (next === from && event.key === 'ArrowUp') {
        onLeave();
        return;
      }
      setAt(next);
      wanted.current = next;
      show(next);
    },
  };
}
