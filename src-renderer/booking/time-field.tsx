import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { readTime, stepTime } from './time-text.ts';
import { t } from '../../src-shared/words/words.ts';

type Props = {
  label: string;
  /** `HH:mm`, or empty where what stands in the field is no time. */
  value: string;
  error: string | undefined;
  isReadOnly: boolean;
  hasAutoFocus: boolean;
  onChange: (value: string) => void;
};

const stepMinutes = 15;

/** A time of the day, always with 24 hours, whatever the system's language; the arrow keys go by quarter hours. */
export function TimeField({
  label,
  value,
  error,
  isReadOnly,
  hasAutoFocus,
  onChange,
}: Props): ReactNode {
  // Only while it is being typed does the field show something else than its value.
  const [typed, setTyped] = useState<string | null>(null);

  return (
    <TextInput
      label={label}
      placeholder={t('booking:when.timePlaceholder')}
      autoComplete="off"
      inputMode="numeric"
      value={typed ?? value}
      error={error}
      readOnly={isReadOnly}
      data-autofocus={hasAutoFocus ? true : undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(readTime(text) ?? '');
      }}
      onBlur={() => {
        if (typed === null || readTime(typed) !== null) setTyped(null);
      }}
      onKeyDown={(event) => {
        if (isReadOnly || value === '' || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown'))
          return;
        event.preventDefault();
        setTyped(null);
        onChange(stepTime(value, event.key === 'ArrowUp' ? stepMinutes : -stepMinutes));
      }}
    />
  );
}
