import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import styles from './availability.module.css';
import { ClockField } from './clock-field.tsx';
import type { DraftWindow } from './week-draft.ts';

type Props = {
  window: DraftWindow;
  onChange: (changes: Partial<DraftWindow>) => void;
  onRemove: () => void;
};

/** One window of a weekday, and the days between which it counts. */
export function WindowRow({ window, onChange, onRemove }: Props): ReactNode {
  return (
    <div className={styles['window']}>
      <ClockField
        label={t('availability:week.from')}
        value={window.from}
        onChange={(from) => onChange({ from })}
      />
      <span aria-hidden="true">–</span>
      <ClockField
        label={t('availability:week.to')}
        isEnd
        value={window.to}
        onChange={(to) => onChange({ to })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('availability:week.remove', { hours: `${window.from}–${window.to}` })}
        onClick={onRemove}
      >
        <X size={15} aria-hidden="true" />
      </ActionIcon>
      <Checkbox
        label={t('availability:week.limited')}
        checked={window.isLimited}
        onChange={(event) => onChange({ isLimited: event.currentTarget.checked })}
      />
      {window.isLimited && (
        <div className={styles['validity']}>
          <TextInput
            type="date"
            label={t('availability:week.firstDay')}
            value={window.validFrom}
            onChange={(event) => onChange({ validFrom: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('availability:week.lastDay')}
            value={window.validUntil}
            onChange={(event) => onChange({ validUntil: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}
