import { ActionIcon, Button, Radio, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { OpenHours, type DayException } from '../../src-shared/domain/availability.ts';
import { faultInDay } from '../../src-shared/domain/hours-rules.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepAvailability } from '../store/availability-store.ts';
import { Notice } from '../ui/notice.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import styles from './availability.module.css';
import { ClockField } from './clock-field.tsx';

type Props = {
  exception: DayException | null;
  today: string;
  isOpen: boolean;
  onClose: () => void;
};

/** A day with hours of its own: a new one, or one that is there. */
export function SpecialDayDialog({ exception, today, isOpen, onClose }: Props): ReactNode {
  return (
    <SideDialog
      isOpen={isOpen}
      title={exception === null ? t('availability:special.new') : t('availability:special.one')}
      onClose={onClose}
    >
      <SpecialDayForm
        key={`${isOpen} ${exception?.day}`}
        exception={exception}
        today={today}
        onClose={onClose}
      />
    </SideDialog>
  );
}

function SpecialDayForm({ exception, today, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const [day, setDay] = useState(exception?.day ?? today);
  const [isClosed, setClosed] = useState(exception === null || exception.hours.length === 0);
  const [windows, setWindows] = useState<{ from: string; to: string }[]>(
    exception === null || exception.hours.length === 0
      ? [{ from: '09:00', to: '12:00' }]
      : exception.hours,
  );
  const hours = isClosed ? [] : windows;
  const fault = faultOf(day, hours);

  function save(): void {
    if (fault !== null) return;
    ask('hours.putException', { day, hours })
      .then((availability) => {
        keepAvailability(availability);
        onClose();
      })
      .catch(tellFailure);
  }

  function remove(): void {
    ask('hours.removeException', { day })
      .then((availability) => {
        keepAvailability(availability);
        onClose();
      })
      .catch(tellFailure);
  }

  return (
    <SideForm
      onSubmit={save}
      footer={
        <>
          {exception !== null && (
            <Button variant="subtle" size="sm" mr="auto" onClick={remove}>
              {t('availability:special.remove')}
            </Button>
          )}
          <Button type="submit" variant="filled" size="sm" disabled={fault !== null}>
            {t('availability:special.save')}
          </Button>
        </>
      }
    >
      <TextInput
        label={t('availability:special.day')}
        type="date"
        data-autofocus
        value={day}
        readOnly={exception !== null}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('availability:special.onThisDay')}
        value={isClosed ? 'closed' : 'open'}
        onChange={(value) => setClosed(value === 'closed')}
      >
        <div className={styles['choices']}>
          <Radio value="closed" label={t('availability:special.isClosed')} />
          <Radio value="open" label={t('availability:special.isOpen')} />
        </div>
      </Radio.Group>
      {!isClosed && (
        <div className={styles['windows']}>
          {windows.map(({ from, to }, index) => {
            const change = (changes: Partial<OpenHours>) =>
              setWindows(
                windows.map((window, at) => (at === index ? { ...window, ...changes } : window)),
              );
            return (
              <div key={index} className={styles['window']}>
                <ClockField
                  label={t('availability:week.from')}
                  value={from}
                  onChange={(next) => change({ from: next })}
                />
                <span aria-hidden="true">–</span>
                <ClockField
                  label={t('availability:week.to')}
                  isEnd
                  value={to}
                  onChange={(next) => change({ to: next })}
                />
                {windows.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('availability:week.remove', { hours: `${from}–${to}` })}
                    onClick={() => setWindows(windows.filter((_, at) => at !== index))}
                  >
                    <X size={15} aria-hidden="true" />
                  </ActionIcon>
                )}
              </div>
            );
          })}
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles['start'] ?? ''}
            onClick={() => setWindows([...windows, { from: '', to: '' }])}
          >
            {t('availability:special.add')}
          </Button>
        </div>
      )}
      {fault !== null && day !== '' && <Notice tone="caution" title={fault} />}
    </SideForm>
  );
}

function faultOf(day: string, hours: readonly { from: string; to: string }[]): string | null {
  if (day === '') return t('availability:special.fault.day');
  if (hours.some((window) => !OpenHours.safeParse(window).success)) {
    return t('availability:special.fault.window');
  }
  const fault = faultInDay(hours);
  return fault === null ? null : `${fault}.`;
}
