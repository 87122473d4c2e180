import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './booking-form.module.css';
import { t } from '../../src-shared/words/words.ts';

type Which = 'earlier' | 'later';
type Props = {
  /** The time that the clocks show twice, `HH:mm`. */
  time: string;
  value: Which | null;
  error?: ReactNode;
  onChange: (which: Which) => void;
};

/** Asks which of two is meant where the clocks go back: only the person knows. */
export function TwiceChoice({ time, value, error, onChange }: Props): ReactNode {
  return (
    <Radio.Group
      label={t('booking:twice.label')}
      description={t('booking:twice.why', { time })}
      value={value}
      error={error}
      onChange={(which) => onChange(which === 'later' ? 'later' : 'earlier')}
    >
      <div className={styles['choices']}>
        <Radio value="earlier" label={t('booking:twice.earlier')} />
        <Radio value="later" label={t('booking:twice.later')} />
      </div>
    </Radio.Group>
  );
}
