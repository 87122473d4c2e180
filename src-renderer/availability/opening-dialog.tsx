import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { weekdayName } from '../../src-shared/domain/hours-rules.ts';
import type { SlotView } from '../../src-shared/domain/slot.ts';
import { resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { TimeField } from '../booking/time-field.tsx';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { weekdayOf } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import styles from './availability.module.css';

type Props = {
  slot: SlotView | null;
  today: string;
  timeZone: string;
  isOpen: boolean;
  onClose: () => void;
};

/** A new opening, once or every week, or one that is on offer. */
export function OpeningDialog({ slot, isOpen, ...given }: Props): ReactNode {
  return (
    <SideDialog
      isOpen={isOpen}
      title={slot === null ? 'Publish opening' : 'Opening'}
      onClose={given.onClose}
    >
      <OpeningForm key={`${isOpen} ${slot?.id} ${slot?.revision}`} slot={slot} {...given} />
    </SideDialog>
  );
}

/** What the form begins with. Days as a whole have no start; the form then leaves the time as it is. */
function valuesOf(slot: SlotView | null, today: string, timeZone: string) {
  const when = slot?.when.allDay === false ? slot.when : null;
  const wall = when === null ? `${today}T09:00` : wallTimeOf(when.startAt, timeZone);
  return {
    day: wall.slice(0, 10),
    startTime: wall.slice(11),
    minutes: (when === null ? 60 : (when.endAt - when.startAt) / 60_000) as number | '',
    serviceId: slot?.serviceId ?? null,
    title: slot?.title ?? '',
    location: slot?.location ?? '',
    calendarNote: slot?.calendarNote ?? '',
    isWeekly: false,
    lastDay: '',
  };
}

function OpeningForm({ slot, today, timeZone, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const services = useServices((state) => state.services);
  const [values, setValues] = useState(() => valuesOf(slot, today, timeZone));
  const change = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  const { day, startTime, minutes, isWeekly, lastDay } = values;
  const start =
    day === '' || startTime === '' ? null : resolveWallTime(`${day}T${startTime}`, timeZone);
  const first = valuesOf(slot, today, timeZone);
  // The zone it was published in, and which of two it meant where the clocks go back, stay unless the time is changed.
  const isTimeUntouched =
    day === first.day && startTime === first.startTime && minutes === first.minutes;
  const isBackwards = isWeekly && lastDay !== '' && lastDay < day;
  const isReady =
    start !== null && (isWeekly || start.kind !== 'gap') && minutes !== '' && !isBackwards;

  function save(): Promise<unknown> | null {
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
    const when: When = { allDay: false, startAt, endAt: startAt + minutes * 60_000, timeZone };
    if (slot === null) return ask('slots.publish', { ...details, when });
    const changes = slot.when.allDay || isTimeUntouched ? details : { ...details, when };
    return ask('slots.change', { id: slot.id, revision: slot.revision, changes });
  }

  return (
    <SideForm
      onSubmit={() => {
        if (isReady) save()?.then(onClose).catch(tellFailure);
      }}
      footer={
        <Button type="submit" variant="filled" size="sm" ml="auto" disabled={!isReady}>
          {slot === null ? 'Publish' : 'Save opening'}
        </Button>
      }
    >
      <div className={styles['times']} hidden={slot?.when.allDay === true}>
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
      {slot === null && (
        <Checkbox
          size="sm"
          label={day === '' ? 'Every week' : `Every week, on ${weekdayName(weekdayOf(day))}s`}
          checked={isWeekly}
          onChange={(event) => change({ isWeekly: event.currentTarget.checked })}
        />
      )}
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
