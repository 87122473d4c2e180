import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
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
      <ClockField label="From" value={window.from} onChange={(from) => onChange({ from })} />
      <span aria-hidden="true">–</span>
      <ClockField label="To" isEnd value={window.to} onChange={(to) => onChange({ to })} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${window.from}–${window.to}`}
        onClick={onRemove}
      >
        <X size={15} aria-hidden="true" />
      </ActionIcon>
      <Checkbox
        size="xs"
        label="For some time only"
        checked={window.isLimited}
        onChange={(event) => onChange({ isLimited: event.currentTarget.checked })}
      />
      {window.isLimited && (
        <div className={styles['validity']}>
          <TextInput
            type="date"
            label="First day"
            value={window.validFrom}
            onChange={(event) => onChange({ validFrom: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Last day"
            value={window.validUntil}
            onChange={(event) => onChange({ validUntil: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  );
}
