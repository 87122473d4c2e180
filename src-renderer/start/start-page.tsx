import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { goTo } from '../frame/route.ts';
import { useStart } from '../store/start-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { GoogleStep } from './google-step.tsx';
import { HoursStep } from './hours-step.tsx';
import { openBook } from './leave-start.ts';
import { PracticeStep } from './practice-step.tsx';
import { useStartDraft } from './start-draft-store.ts';
import styles from './start.module.css';

const steps = {
  1: { Step: PracticeStep, title: () => t('start:practice.title') },
  2: { Step: HoursStep, title: () => t('start:hours.title') },
  3: { Step: GoogleStep, title: () => t('start:google.title') },
} as const;

/** Where a new book opens: three short steps, each of which can be skipped. */
export function StartPage(): ReactNode {
  const isWanted = useStart((state) => state.state?.isWanted ?? true);
  const step = useStartDraft((draft) => draft.step);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isWanted) goTo('calendar');
  }, [isWanted]);
  const lastStep = useRef(step);
  useEffect(() => {
    if (lastStep.current !== step) head.current?.focus(); // whoever listens hears where they are now
    lastStep.current = step;
  }, [step]);

  const { Step, title } = steps[step];
  return (
    <div className={styles['page']}>
      <div className={styles['card']}>
        <header className={styles['head']}>
          <span className={styles['book']} aria-hidden="true" />
          <h1>{t('start:title')}</h1>
          {step < 3 && (
            <Button
              variant="subtle"
              className={styles['skip'] ?? ''}
              onClick={() => void openBook().catch(tellFailure)}
            >
              {t('start:skipAll')}
            </Button>
          )}
        </header>
        <div className={styles['progress']}>
          <span className={styles['dots']} aria-hidden="true">
            {([1, 2, 3] as const).map((one) => (
              <span key={one} data-done={one <= step} />
            ))}
          </span>
          <span>{t('start:step', { step })}</span>
        </div>
        <section aria-labelledby="start-step">
          <h2 id="start-step" ref={head} tabIndex={-1}>
            {title()}
          </h2>
          <Step />
        </section>
      </div>
    </div>
  );
}
