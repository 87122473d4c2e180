import { TextInput } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { t } from '../../src-shared/words/words.ts';
import styles from './booking-form.module.css';
import type { TypedWhen } from './use-typed-when.ts';

type Props = {
  typed: TypedWhen;
  /** The time that the fields say, in words; null while they say none. */
  words: string | null;
  /** Saving was tried, so that what is not understood is in the way. */
  isTried: boolean;
  hasAutoFocus: boolean;
  fieldRef: RefObject<HTMLInputElement | null>;
  onStep: (direction: 'later' | 'back') => void;
};

/** When, in words of one's own; what was understood is said at once. The arrow keys go through the free times. */
export function WhenInput({
  typed,
  words,
  isTried,
  hasAutoFocus,
  fieldRef,
  onStep,
}: Props): ReactNode {
  const isRefused = isTried && typed.isStrange;
  return (
    <TextInput
      ref={fieldRef}
      label={t('booking:when.label')}
      placeholder={t('booking:when.placeholder')}
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={typed.text}
      error={isRefused ? t('booking:when.strangeOnSave') : undefined}
      description={
        <span className={styles['understood']} data-strange={typed.isStrange} role="status">
          {typed.isStrange && !isRefused ? t('booking:when.strange') : words}
        </span>
      }
      data-autofocus={hasAutoFocus ? true : undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => typed.type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onStep(event.key === 'ArrowDown' ? 'later' : 'back');
      }}
    />
  );
}
