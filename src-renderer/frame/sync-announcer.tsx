import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useSync } from '../store/sync-store.ts';
import { now } from '../ui/clock.ts';
import { pillWords } from './pill-words.ts';

/** Reads a change of the sync to those who can't see the pill; not the passing of minutes, and not each cycle. */
export function SyncAnnouncer(): ReactNode {
  const summary = useSync((state) => state.summary);
  const timeZone = usePracticeTimeZone();
  const [words, setWords] = useState('');
  const lastTone = useRef<string | null>(null);

  useEffect(() => {
    if (summary === null || summary.state === 'syncing') return;
    const { text, tone } = pillWords(summary, now(), timeZone);
    const said = tone === 'calm' ? 'calm' : text;
    if (lastTone.current !== null && lastTone.current !== said) setWords(text);
    lastTone.current = said;
  }, [summary, timeZone]);

  return (
    <div role="status" aria-label={t('frame:pill.announcements')} className="spoken-only">
      {words}
    </div>
  );
}
