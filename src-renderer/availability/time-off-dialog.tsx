import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Availability, KeptTimeOff } from '../../src-shared/domain/availability.ts';
import { ask } from '../bridge.ts';
import { keepAvailability } from '../store/availability-store.ts';
import { addDays } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';

type Props = {
  timeOff: KeptTimeOff | null;
  today: string;
  isOpen: boolean;
  onClose: () => void;
};

/** Days off: new ones, or some that are planned. */
export function TimeOffDialog({ timeOff, today, isOpen, onClose }: Props): ReactNode {
  return (
    <SideDialog
      isOpen={isOpen}
      title={timeOff === null ? 'New time off' : 'Time off'}
      onClose={onClose}
    >
      <TimeOffForm
        key={`${isOpen} ${timeOff?.id}`}
        timeOff={timeOff}
        today={today}
        onClose={onClose}
      />
    </SideDialog>
  );
}

function TimeOffForm({ timeOff, today, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const [firstDay, setFirstDay] = useState(timeOff?.startDay ?? today);
  const [lastDay, setLastDay] = useState(timeOff === null ? today : addDays(timeOff.endDay, -1));
  const [label, setLabel] = useState(timeOff?.label ?? '');
  const isBackwards = firstDay !== '' && lastDay !== '' && lastDay < firstDay;
  const isReady = firstDay !== '' && lastDay !== '' && !isBackwards;

  function finish(answer: Promise<Availability>): void {
    answer
      .then((availability) => {
        keepAvailability(availability);
        onClose();
      })
      .catch(tellFailure);
  }

  function save(): void {
    if (!isReady) return;
    const off = { startDay: firstDay, endDay: addDays(lastDay, 1), label };
    finish(
      timeOff === null
        ? ask('hours.addTimeOff', off)
        : ask('hours.changeTimeOff', { id: timeOff.id, timeOff: off }),
    );
  }

  return (
    <SideForm
      onSubmit={save}
      footer={
        <>
          {timeOff !== null && (
            <Button
              variant="subtle"
              size="sm"
              mr="auto"
              onClick={() => finish(ask('hours.removeTimeOff', { id: timeOff.id }))}
            >
              Remove time off
            </Button>
          )}
          <Button type="submit" variant="filled" size="sm" disabled={!isReady}>
            Save time off
          </Button>
        </>
      }
    >
      <TextInput
        label="First day"
        type="date"
        data-autofocus
        value={firstDay}
        onChange={(event) => {
          const day = event.currentTarget.value;
          setFirstDay(day);
          if (day !== '' && lastDay < day) setLastDay(day);
        }}
      />
      <TextInput
        label="Last day"
        type="date"
        value={lastDay}
        error={isBackwards ? 'The last day is before the first' : undefined}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      <TextInput
        label="Reason"
        description="Only for you; it shows in the calendar of this app."
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </SideForm>
  );
}
