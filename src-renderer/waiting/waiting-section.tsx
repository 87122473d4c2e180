import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WaitingView } from '../../src-shared/domain/waiting.ts';
import { ask } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useWaiting } from '../store/waiting-store.ts';
import { tellWithUndo } from '../undo/take-back.ts';
import { useNow } from '../ui/clock.ts';
import { formatAgo } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { openNewWaiting, openWaiting } from './dialog-store.ts';
import { wishWords } from './waiting-words.ts';
import styles from './waiting.module.css';

/** Everybody who waits for a time, the longest first. */
export function WaitingSection(): ReactNode {
  const entries = useWaiting((state) => state.entries);
  return (
    <Section
      title="Waiting list"
      about={
        entries.length === 0
          ? 'Nobody waits for a time. When a booking is cancelled or moved, you are told whom its time would suit.'
          : undefined
      }
      actions={
        <Button
          leftSection={<Plus size={15} aria-hidden="true" />}
          onClick={() => openNewWaiting(null, null)}
        >
          Add to the waiting list
        </Button>
      }
    >
      <ul className={styles['list']} aria-label="Waiting list">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </Section>
  );
}

function Entry({ entry }: { entry: WaitingView }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const now = useNow();

  function remove(): void {
    ask('waiting.remove', { id: entry.id })
      .then(() => tellWithUndo('Taken off the waiting list', entry.clientName))
      .catch(tellFailure);
  }

  return (
    <li className={styles['entry']} aria-label={entry.clientName}>
      <div className={styles['words']}>
        <button type="button" className={styles['name']} onClick={() => openWaiting(entry)}>
          {entry.clientName}
        </button>
        <span>
          {entry.serviceName ?? 'Anything'}, {wishWords(entry)}
        </span>
        <span className={styles['soft']}>
          Waits since {formatAgo(entry.sinceAt, now, timeZone)}
          {entry.state === 'offered' && ', was offered a time'}
          {entry.note !== '' && `. ${entry.note}`}
        </span>
      </div>
      {entry.clientPhone !== '' && <span className={styles['phone']}>{entry.clientPhone}</span>}
      <Button size="compact-sm" variant="subtle" onClick={remove}>
        Remove
      </Button>
    </li>
  );
}
