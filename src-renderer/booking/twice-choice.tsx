import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './booking-form.module.css';

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
      label="Which of the two?"
      description={`The clocks go back that night: ${time} comes twice.`}
      value={value}
      error={error}
      onChange={(which) => onChange(which === 'later' ? 'later' : 'earlier')}
    >
      <div className={styles['choices']}>
        <Radio size="xs" value="earlier" label="The first, before the clocks go back" />
        <Radio size="xs" value="later" label="The second, after they went back" />
      </div>
    </Radio.Group>
  );
}
