import { Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { FreedTime, WaitingFit } from '../../src-shared/domain/waiting.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { ask, on } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { formatWhen } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { SmallDialog } from '../ui/small-dialog.tsx';
import { closeFits, showFits, useWaitingDialog } from './dialog-store.ts';
import styles from './waiting.module.css';
import { t } from '../../src-shared/words/words.ts';

/** Tells when times were given up that somebody waits for, and shows who they are, in order. */
export function FitsDialog(): ReactNode {
  const freed = useWaitingDialog((state) => state.freed);
  useEffect(
    () =>
      on('waiting.wanted', ({ times, count: people }) =>
        tell(t('waiting:told.wanted', { count: people }), {
          about: 'waiting-wanted',
          undo: { label: t('waiting:told.showWho'), act: async () => showFits(times) },
        }),
      ),
    [],
  );
  return (
    <SmallDialog isOpen={freed !== null} onClose={closeFits} title={t('waiting:fits.title')}>
      {freed !== null && <Fits freed={freed} />}
    </SmallDialog>
  );
}

function Fits({ freed }: { freed: FreedTime[] }): ReactNode {
  const [fits, setFits] = useState<WaitingFit[] | null>(null);
  const timeZone = usePracticeTimeZone();

  useEffect(() => {
    let isShown = true;
    function load(): void {
      ask('waiting.fitting', { times: freed })
        .then((found) => {
          if (isShown) setFits(found);
        })
        .catch(tellFailure);
    }
    load();
    const stop = on('waiting.changed', load);
    return () => {
      isShown = false;
      stop();
    };
  }, [freed]);

  function book({ entry, when }: WaitingFit): void {
    closeFits();
    openNewBooking({
      beginning: { when },
      lengthIsMeant: true,
      client: { id: entry.clientId, name: entry.clientName },
      service:
        entry.serviceId === null ? null : { id: entry.serviceId, name: entry.serviceName ?? '' },
      waitingId: entry.id,
    });
  }

  function offer({ entry }: WaitingFit): void {
    ask('waiting.change', { id: entry.id, changes: { state: 'offered' } }).catch(tellFailure);
  }

  if (fits === null) return null;
  if (fits.length === 0) return <Text size="sm">{t('waiting:fits.nobody')}</Text>;
  return (
    <ol className={styles['list']} aria-label={t('waiting:fits.title')}>
      {fits.map((fit) => (
        <li key={fit.entry.id} className={styles['entry']} aria-label={fit.entry.clientName}>
          <div className={styles['words']}>
            <span className={styles['name']}>{fit.entry.clientName}</span>
            {contactOf(fit) !== '' && <span className={styles['phone']}>{contactOf(fit)}</span>}
            <span>
              {t('waiting:fits.could', {
                service: fit.entry.serviceName ?? t('waiting:list.anything'),
                when: formatWhen(fit.when, timeZone),
              })}
            </span>
            {fit.entry.note !== '' && <span className={styles['soft']}>{fit.entry.note}</span>}
          </div>
          {fit.entry.state === 'offered' ? (
            <span className={styles['soft']}>{t('waiting:fits.offered')}</span>
          ) : (
            <Button size="compact-sm" variant="subtle" onClick={() => offer(fit)}>
              {t('waiting:fits.markOffered')}
            </Button>
          )}
          <Button size="compact-sm" onClick={() => book(fit)}>
            {t('waiting:fits.book')}
          </Button>
        </li>
      ))}
    </ol>
  );
}

function contactOf({ entry }: WaitingFit): string {
  return entry.clientPhone || entry.clientEmail;
}
