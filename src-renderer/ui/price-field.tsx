import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { digitsOf } from '../../src-shared/domain/price-text.ts';

type Props = {
  label: ReactNode;
  description?: ReactNode;
  placeholder?: string;
  error?: ReactNode;
  currency: string;
  /** In whole units of the currency; empty for none. */
  value: number | '';
  isReadOnly?: boolean;
  isDisabled?: boolean;
  onChange: (value: number | '') => void;
};

/** An amount of money, written as prices are: with all digits of its currency, and the point or comma of the language. */
export function PriceField({
  currency,
  value,
  isReadOnly = false,
  isDisabled = false,
  onChange,
  ...rest
}: Props): ReactNode {
  return (
    <NumberInput
      {...rest}
      value={value}
      min={0}
      allowNegative={false}
      decimalScale={digitsOf(currency)}
      fixedDecimalScale
      hideControls
      readOnly={isReadOnly}
      disabled={isDisabled}
      // Its `onChange` gives text while what is typed ends in a point or a zero.
      onValueChange={({ floatValue }) => {
        const next = floatValue ?? '';
        if (next !== value) onChange(next); // it is told of what it was given, too
      }}
    />
  );
}
