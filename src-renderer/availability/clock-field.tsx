import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { readTime, stepTime } from '../booking/time-text.ts';

type Props = {
  label: string;
  /** `HH:mm`, or empty where what stands in the field is no time. */
  value: string;
  /** An end may be midnight: `24:00`. */
  isEnd?: boolean;
  onChange: (value: string) => void;
};

const step = 15;

/** A time of the day in a line with others, so that its label is only spoken; the arrow keys go by quarter hours. */
export function ClockField({ label, value, isEnd = false, onChange }: Props): ReactNode {
  // Only while it is being typed does the field show something else than its value.
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) =>
    isEnd && /^(24|0?0)([:.h]?0?0)?$/.test(text.trim()) ? '24:00' : readTime(text);

  return (
    <TextInput
      aria-label={label}
      placeholder="09:30"
      autoComplete="off"
      inputMode="numeric"
      w={72}
      value={typed ?? value}
      error={value === '' && typed === null}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(read(text) ?? '');
      }}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (value === '' || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        setTyped(null);
        onChange(stepTime(value, event.key === 'ArrowUp' ? step : -step));
      }}
    />
  );
}
