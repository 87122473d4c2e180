import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ServiceId } from '../../src-shared/domain/ids.ts';
import { weekdayName } from '../../src-shared/domain/hours-rules.ts';
import { resolveWallTime } from '../../src-shared/domain/time.ts';
import { TimeField } from '../booking/time-field.tsx';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { weekdayOf } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import styles from './availability.module.css';

type Props = { today: string; timeZone: string; isOpen: boolean; onClose: () => void };

/** A new opening, once or every week. */
export function OpeningDialog({ isOpen, onClose, ...given }: Props): ReactNode {
  return (
    <SideDialog isOpen={isOpen} title="Publish opening" onClose={onClose}>
      <OpeningForm key={String(isOpen)} onClose={onClose} {...given} />
    </SideDialog>
  );
}

function OpeningForm({ today, timeZone, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const services = useServices((state) => state.services);
  const [values, setValues] = useState({
    day: today,
    startTime: '09:00',
    minutes: 60 as number | '',
    serviceId: null as ServiceId | null,
    title: '',
    location: '',
    calendarNote: '',
    isWeekly: false,
    lastDay: '',
  });
  const change = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  const { day, startTime, minutes, isWeekly, lastDay } = values;
  const start =
    day === '' || startTime === '' ? null : resolveWallTime(`${day}T${startTime}`, timeZone);
  const isBackwards = isWeekly && lastDay !== '' && lastDay < day;
  const isReady =
    start !== null && (isWeekly || start.kind !== 'gap') && minutes !== '' && !isBackwards;

  function publish(): Promise<unknown> | null {
    if (start === null || minutes === '') return null;
    const { serviceId, title, location, calendarNote } = values;
    const details = { serviceId, title, location, calendarNote };
    if (isWeekly) {
      return ask('slots.publishWeekly', {
        ...details,
        firstDay: day,
        lastDay: lastDay === '' ? null : lastDay,
        startTime,
        lengthMinutes: minutes,
      });
    }
    if (start.kind === 'gap') return null;
    const startAt = start.kind === 'exact' ? start.instant : start.earlier;
    return ask('slots.publish', {
      ...details,
      when: { allDay: false, startAt, endAt: startAt + minutes * 60_000, timeZone },
    });
  }

  return (
    <SideForm
      onSubmit={() => {
        if (isReady) publish()?.then(onClose).catch(tellFailure);
      }}
      footer={
        <Button type="submit" variant="filled" size="sm" ml="auto" disabled={!isReady}>
          Publish
        </Button>
      }
    >
      <div className={styles['times']}>
        <TextInput
          label={isWeekly ? 'First day' : 'Date'}
          type="date"
          data-autofocus
          value={day}
          onChange={(event) => change({ day: event.currentTarget.value })}
        />
        <TimeField
          label="Start time"
          value={startTime}
          error={start?.kind === 'gap' && !isWeekly ? 'The clocks skip this time' : undefined}
          isReadOnly={false}
          hasAutoFocus={false}
          onChange={(next) => change({ startTime: next })}
        />
        <NumberInput
          label="Length (minutes)"
          min={1}
          max={24 * 60}
          step={5}
          value={minutes}
          onChange={(value) => change({ minutes: typeof value === 'number' ? value : '' })}
        />
      </div>
      <Checkbox
        size="sm"
        label={day === '' ? 'Every week' : `Every week, on ${weekdayName(weekdayOf(day))}s`}
        checked={isWeekly}
        onChange={(event) => change({ isWeekly: event.currentTarget.checked })}
      />
      {isWeekly && (
        <TextInput
          label="Last day"
          description="Empty for as long as it is not withdrawn."
          type="date"
          value={lastDay}
          error={isBackwards ? 'The last day is before the first' : undefined}
          onChange={(event) => change({ lastDay: event.currentTarget.value })}
        />
      )}
      <Select
        label="Service"
        placeholder="Anything"
        clearable
        data={services
          .filter(({ archived }) => !archived)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={values.serviceId}
        onChange={(id) => {
          const service = services.find((some) => some.id === id);
          change({
            serviceId: service?.id ?? null,
            minutes: service?.lengthMinutes ?? minutes,
          });
        }}
      />
      <TextInput
        label="Title"
        placeholder="Available"
        description="What the calendar says. Empty: “Available”."
        maxLength={1000}
        value={values.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextInput
        label="Location"
        maxLength={1000}
        value={values.location}
        onChange={(event) => change({ location: event.currentTarget.value })}
      />
      <Textarea
        label="Note for the calendar"
        autosize
        minRows={2}
        maxLength={8000}
        value={values.calendarNote}
        onChange={(event) => change({ calendarNote: event.currentTarget.value })}
        onKeyDown={submitOnControlEnter}
      />
    </SideForm>
  );
}
