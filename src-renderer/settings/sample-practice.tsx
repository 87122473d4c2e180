import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { StartState } from '../../src-shared/domain/start.ts';
import { listWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask, on } from '../bridge.ts';
import { keepStart, useStart } from '../store/start-store.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';
import styles from './settings.module.css';

/** The practice that is made up: loaded here, and removed at one click. */
export function SamplePractice(): ReactNode {
  const state = useStart((store) => store.state);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const look = () => void ask('start.state').then(keepStart).catch(tellFailure);
    look(); // bookings and accounts may have come since
    return on('accounts.changed', look);
  }, []);
  if (state === null) return null;

  async function load(): Promise<void> {
    setBusy(true);
    try {
      keepStart(await ask('sample.load'));
      tell(t('settings:data.sampleThere'), { message: t('settings:data.sampleThereAbout') });
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={styles['step']}>
      <h3>{t('settings:data.sample')}</h3>
      <p className={styles['soft']}>{aboutWords(state)}</p>
      <div>
        {state.hasSample ? (
          <RemoveSample />
        ) : (
          <Button
            disabled={isBusy || state.sampleObstacle !== null}
            onClick={() => void load().catch(tellFailure)}
          >
            {t('settings:data.loadSample')}
          </Button>
        )}
      </div>
    </div>
  );
}

function aboutWords({ hasSample, sampleObstacle }: StartState): string {
  if (hasSample) return t('settings:data.sampleLoaded');
  const about = t('settings:data.sampleAbout');
  if (sampleObstacle === null) return about;
  const obstacle =
    sampleObstacle === 'connected'
      ? t('settings:data.sampleConnected')
      : t('settings:data.sampleHasBookings');
  return `${about} ${obstacle}`;
}

/** Asks once, and says what could not go with the rest. */
export function RemoveSample(): ReactNode {
  const [isAsked, setAsked] = useState(false);

  async function remove(): Promise<void> {
    setAsked(false);
    const { kept } = await ask('sample.remove');
    tell(t('settings:data.removed'), {
      message:
        kept.length === 0
          ? t('settings:data.removedAll')
          : t('settings:data.removedBut', { count: kept.length, names: listWords(kept) }),
    });
  }

  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('settings:data.removeSample')}</Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t('settings:data.removeTitle')}
        confirmLabel={t('settings:data.removeSample')}
        keepLabel={t('settings:data.keepSample')}
        isDanger
        onConfirm={() => void remove().catch(tellFailure)}
        onClose={() => setAsked(false)}
      >
        {t('settings:data.removeAbout')}
      </ConfirmDialog>
    </>
  );
}
