import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './segments.module.css';

type Props<Value extends string> = {
  /** What is chosen here, for those who hear it. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  /** `whyNot`: it can be chosen, and would be refused now for this reason. */
  choices: readonly { value: Value; label: string; whyNot?: string | null }[];
  /** As wide as what it stands in. */
  isWide?: boolean;
};

/**
 * A choice of one of a few that stand side by side: radios in the form of a switch. Of plain elements, because each
 * that is measured to be drawn costs a layout of the whole page, and the calendar stands beside them.
 */
export function Segments<Value extends string>(props: Props<Value>): ReactNode {
  const { label, value, onChange, choices, isWide = false } = props;
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles['segments']} data-wide={isWide}>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={styles['segment']}
          title={choice.whyNot ?? undefined}
          data-faint={typeof choice.whyNot === 'string'}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
