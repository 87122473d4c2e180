import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WaitingView } from '../../src-shared/domain/waiting.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useWaiting } from '../store/waiting-store.ts';
import { tellWithUndo } from '../undo/take-back.ts';
import { useNow } from '../ui/clock.ts';
import { formatDay } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { openNewWaiting, openWaiting } from './dialog-store.ts';
import { wishWords } from './waiting-words.ts';
import styles from './waiting.module.css';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';

/** Everybody who waits for a time, the longest first. */
export function WaitingSection(): ReactNode {
  const entries = useWaiting((state) => state.entries);
  return (
    <Section
      title={t('waiting:list.title')}
      about={entries.length === 0 ? t('waiting:list.nobody') : undefined}
      actions={
        <Button
          leftSection={<Plus size={15} aria-hidden="true" />}
          onClick={() => openNewWaiting(null, null)}
        >
          {t('waiting:list.add')}
        </Button>
      }
    >
      <ul className={styles['list']} aria-label={t('waiting:list.title')}>
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
      .then(() => tellWithUndo(t('waiting:told.removed'), entry.clientName))
      .catch(tellFailure);
  }

  function book(): void {
    const { clientId, clientName, serviceId, serviceName } = entry;
    openNewBooking({
      client: { id: clientId, name: clientName },
      service: serviceId === null ? null : { id: serviceId, name: serviceName ?? '' },
      waitingId: entry.id,
    });
  }

  return (
    <li className={styles['entry']} aria-label={entry.clientName}>
      <div className={styles['words']}>
        <button type="button" className={styles['name']} onClick={() => openWaiting(entry)}>
          {entry.clientName}
        </button>
        <span>
          {t('waiting:list.wants', {
            service: entry.serviceName ?? t('waiting:list.anything'),
            wish: wishWords(entry),
          })}
        </span>
        <span className={styles['soft']}>
          {t(entry.state === 'offered' ? 'waiting:list.sinceOffered' : 'waiting:list.since', {
            day: formatDay(dayOf(entry.sinceAt, timeZone), dayOf(now, timeZone).slice(0, 4)),
          })}
        </span>
        {entry.note !== '' && <span className={styles['soft']}>{entry.note}</span>}
      </div>
      {entry.clientPhone !== '' && <span className={styles['phone']}>{entry.clientPhone}</span>}
      <Button size="compact-sm" variant="subtle" onClick={remove}>
        {t('waiting:list.remove')}
      </Button>
      <Button size="compact-sm" onClick={book}>
        {t('waiting:list.book')}
      </Button>
    </li>
  );
}
