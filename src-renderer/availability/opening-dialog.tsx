import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SlotView } from '../../src-shared/domain/slot.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { TimeField } from '../booking/time-field.tsx';
import { TwiceChoice } from '../booking/twice-choice.tsx';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import styles from './availability.module.css';
import { openingTimeOf, openingWhen } from './opening-when.ts';

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
      title={slot === null ? t('availability:openings.publish') : t('availability:opening.title')}
      onClose={given.onClose}
    >
      <OpeningForm key={`${isOpen} ${slot?.id} ${slot?.revision}`} slot={slot} {...given} />
    </SideDialog>
  );
}

/** What the form begins with. */
function valuesOf(slot: SlotView | null, today: string, timeZone: string) {
  return {
    ...openingTimeOf(slot, today, timeZone),
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
  const read = openingWhen(values, slot, today, timeZone);
  const isBackwards = isWeekly && lastDay !== '' && lastDay < day;
  const isReady = isWeekly
    ? day !== '' && startTime !== '' && minutes !== '' && !isBackwards
    : read.kind === 'clear' || read.kind === 'kept';

  function save(): Promise<unknown> | null {
    const { serviceId, title, location, calendarNote } = values;
    const details = { serviceId, title, location, calendarNote };
    if (isWeekly) {
      if (minutes === '') return null;
      return ask('slots.publishWeekly', {
        ...details,
        firstDay: day,
        lastDay: lastDay === '' ? null : lastDay,
        startTime,
        lengthMinutes: minutes,
      });
    }
    if (slot === null)
      return read.kind === 'clear' ? ask('slots.publish', { ...details, when: read.when }) : null;
    const changes = read.kind === 'clear' ? { ...details, when: read.when } : details;
    return ask('slots.change', { id: slot.id, revision: slot.revision, changes });
  }

  return (
    <SideForm
      onSubmit={() => {
        if (isReady) save()?.then(onClose).catch(tellFailure);
      }}
      footer={
        <Button type="submit" variant="filled" size="sm" ml="auto" disabled={!isReady}>
          {slot === null ? t('availability:opening.publish') : t('availability:opening.save')}
        </Button>
      }
    >
      <div className={styles['times']} hidden={slot?.when.allDay === true}>
        <TextInput
          label={isWeekly ? t('availability:opening.firstDay') : t('availability:opening.date')}
          type="date"
          data-autofocus
          value={day}
          onChange={(event) => change({ day: event.currentTarget.value, which: null })}
        />
        <TimeField
          label={t('availability:opening.start')}
          value={startTime}
          error={isWeekly ? undefined : startErrorOf(read, startTime)}
          isReadOnly={false}
          hasAutoFocus={false}
          onChange={(next) => change({ startTime: next, which: null })}
        />
        <NumberInput
          label={t('availability:opening.length')}
          min={1}
          max={24 * 60}
          step={5}
          value={minutes}
          onChange={(value) => change({ minutes: typeof value === 'number' ? value : '' })}
        />
      </div>
      {!isWeekly && (read.kind === 'twice' || values.which !== null) && (
        <TwiceChoice
          time={startTime}
          value={values.which}
          onChange={(which) => change({ which })}
        />
      )}
      {slot === null && (
        <Checkbox
          label={
            day === ''
              ? t('availability:opening.weekly')
              : t('availability:opening.weeklyOn', { weekday: dateWords(day, 'longWeekday') })
          }
          checked={isWeekly}
          onChange={(event) => change({ isWeekly: event.currentTarget.checked })}
        />
      )}
      {isWeekly && (
        <TextInput
          label={t('availability:opening.lastDay')}
          description={t('availability:opening.lastDayAbout')}
          type="date"
          value={lastDay}
          error={isBackwards ? t('availability:opening.backwards') : undefined}
          onChange={(event) => change({ lastDay: event.currentTarget.value })}
        />
      )}
      <Select
        label={t('availability:opening.service')}
        placeholder={t('availability:opening.anyService')}
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
        label={t('availability:opening.name')}
        placeholder={t('availability:opening.usualName')}
        description={t('availability:opening.nameAbout')}
        maxLength={1000}
        value={values.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t('availability:opening.location')}
        maxLength={1000}
        value={values.location}
        onChange={(event) => change({ location: event.currentTarget.value })}
      />
      <Textarea
        label={t('availability:opening.note')}
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

/** Why the start can't be; a field that is merely empty speaks for itself. */
function startErrorOf(read: ReturnType<typeof openingWhen>, startTime: string): string | undefined {
  const isAboutStart = read.kind === 'wrong' && read.field === 'startTime';
  return isAboutStart && startTime !== '' ? read.message : undefined;
}
