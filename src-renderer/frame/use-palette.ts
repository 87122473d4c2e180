import { useRef, useState } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import type { WallTime } from '../../src-shared/domain/time.ts';
import { ask } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';
import type { WhenWords } from '../words/when-words.ts';

export type Found = {
  /** What was typed for it; behind what is typed now while main is asked. */
  for: string;
  bookings: BookingView[];
  clients: Client[];
  when: WhenWords | null;
};
const nothing: Found = { for: '', bookings: [], clients: [], when: null };
const shownAtMost = 8;

/** Loaded when first needed: the start of the window needs no grammar. */
async function readWords(text: string, wallNow: WallTime): Promise<WhenWords | null> {
  const { readWhen } = await import('../words/when-words.ts');
  return readWhen(text, wallNow);
}

/**
 * What main finds for what is typed into the palette; an answer that comes too late is dropped. The page is drawn with the
 * answer only: what is typed stands in the field by itself.
 */
export function usePalette(wallNow: () => WallTime): {
  found: Found;
  look: (text: string) => void;
} {
  const [found, setFound] = useState<Found>(nothing);
  const latest = useRef('');

  function look(next: string): void {
    latest.current = next;
    const wanted = next.trim();
    if (wanted === '') {
      setFound(nothing);
      return;
    }
    Promise.all([
      ask('bookings.search', { text: wanted, limit: shownAtMost }),
      ask('clients.search', { text: wanted, limit: shownAtMost }),
      readWords(wanted, wallNow()),
    ])
      .then(([bookings, clients, when]) => {
        if (latest.current !== next) return;
        setFound({ for: next, bookings, clients, when });
      })
      .catch(tellFailure);
  }

  return { found, look };
}
