import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { useStart } from '../store/start-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { goToGoogle, openBook, trySample } from './leave-start.ts';
import styles from './start.module.css';
import { StepForm } from './step-form.tsx';

/** The calendar now or later, or a look around first. */
export function GoogleStep(): ReactNode {
  const [isNow, setNow] = useState(false);
  const [isLoading, setLoading] = useState(false);
  const canTry = useStart(
    ({ state }) => state !== null && !state.hasSample && state.sampleObstacle === null,
  );

  function lookAround(): void {
    setLoading(true);
    trySample()
      .catch(tellFailure)
      .finally(() => setLoading(false));
  }

  return (
    <StepForm
      about={t('start:google.about')}
      step={3}
      nextLabel={isNow ? t('start:connect') : t('start:finish')}
      onNext={isNow ? goToGoogle : openBook}
    >
      <Radio.Group
        aria-labelledby="start-step"
        value={isNow ? 'now' : 'later'}
        onChange={(value) => setNow(value === 'now')}
      >
        <div className={styles['radios']}>
          <Radio
            size="sm"
            value="later"
            label={t('start:google.later')}
            description={t('start:google.laterAbout')}
          />
          <Radio
            size="sm"
            value="now"
            label={t('start:google.now')}
            description={t('start:google.nowAbout')}
          />
        </div>
      </Radio.Group>
      {canTry && (
        <div className={styles['sample']}>
          <div>
            <h3>{t('start:sampleQuestion')}</h3>
            <p className={styles['soft']}>{t('start:sampleAbout')}</p>
          </div>
          <Button disabled={isLoading} onClick={lookAround}>
            {t('start:trySample')}
          </Button>
        </div>
      )}
    </StepForm>
  );
}
