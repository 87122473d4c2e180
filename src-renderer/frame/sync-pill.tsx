import { ActionIcon } from '@mantine/core';
import { Check, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useSync } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { Hint } from '../ui/hint.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { useWindowCommands } from '../ui/window-commands.ts';
import { pillWords } from './pill-words.ts';
import type { PillTone } from './pill-words.ts';
import { startSync } from './start-sync.ts';
import styles from './sync-pill.module.css';

const shapes: Record<PillTone, LucideIcon> = {
  calm: Check,
  busy: RefreshCw,
  away: CloudOff,
  attention: TriangleAlert,
};

/** How the sync stands, in a few words, and the way to start one. */
export function SyncPill(): ReactNode {
  const summary = useSync((state) => state.summary);
  const timeZone = usePracticeTimeZone();
  const now = useNow();
  const [isAsked, setAsked] = useState(false);

  function start(): void {
    if (isAsked) return;
    setAsked(true);
    startSync()
      .catch(tellFailure)
      .finally(() => setAsked(false));
  }
  useShortcuts({ s: start });
  useWindowCommands({ 'sync-now': start });

  if (summary === null) return null;
  const isRunning = isAsked || summary.state === 'syncing';
  const { text, tone } = pillWords(summary, now, timeZone);
  const Shape = shapes[tone];
  return (
    <div className={styles['group']}>
      <a
        className={styles['pill']}
        data-tone={tone}
        href="#/sync"
        aria-label={t('frame:pill.label', { text })}
        title={summary.headline}
      >
        <Shape size={14} aria-hidden="true" />
        <span className={styles['text']}>{text}</span>
      </a>
      <Hint label={t('frame:pill.syncNowKey')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          aria-label={t('frame:pill.syncNow')}
          aria-disabled={isRunning}
          onClick={start}
          className={styles['now']}
        >
          <RefreshCw size={16} data-running={isRunning} className={styles['arrows']} />
        </ActionIcon>
      </Hint>
    </div>
  );
}
