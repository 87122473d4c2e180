import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { tellFailure } from '../ui/notify.tsx';
import { useStartDraft, type StartStep } from './start-draft-store.ts';
import styles from './start.module.css';

type Props = {
  about: string;
  step: StartStep;
  nextLabel: string;
  /** Keeps what the step asks; the next step comes when that is done. Without it nothing follows. */
  onNext: () => Promise<unknown>;
  isWrong?: boolean;
  children: ReactNode;
};

/** What the steps share: the fields, and the ways on, back and past. Enter goes on. */
export function StepForm(props: Props): ReactNode {
  const { about, step, nextLabel, onNext, isWrong = false, children } = props;
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) onNext().catch(tellFailure);
      }}
    >
      <p className={styles['soft']}>{about}</p>
      {children}
      <footer className={styles['foot']}>
        {step > 1 && (
          <Button onClick={() => useStartDraft.setState({ step: step === 3 ? 2 : 1 })}>
            {t('start:back')}
          </Button>
        )}
        <span className={styles['gap']} />
        {step < 3 && (
          <Button
            variant="subtle"
            onClick={() => useStartDraft.setState({ step: step === 1 ? 2 : 3 })}
          >
            {t('start:skipStep')}
          </Button>
        )}
        <Button type="submit" variant="filled" disabled={isWrong}>
          {nextLabel}
        </Button>
      </footer>
    </form>
  );
}
