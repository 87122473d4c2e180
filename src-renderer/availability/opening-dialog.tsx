import { addDays } from '../../src-shared/domain/time.ts';
import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { SlotView } from '../../src-shared/domain/slot.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { askNextFree } from '../booking/ask-next-free.ts';
import { ClashNotice } from '../booking/clash-notice.tsx';
import { TimeField } from '../booking/time-field.tsx';
import { TwiceChoice } from '../booking/twice-choice.tsx';
import { useClash } from '../booking/use-clash.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import styles from './availability.module.css';
import { openingStartOf, openingTimeOf, openingWhen } from './opening-when.ts';
import type { OpeningTime } from './opening-when.ts';

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
      {slot === null ? (
        <NewOpening key={String(isOpen)} {...given} />
      ) : (
        <OpeningForm
          key={`${isOpen} ${slot.id} ${slot.revision}`}
          slot={slot}
          begin={openingTimeOf(slot, given.timeZone)}
          {...given}
        />
      )}
    </SideDialog>
  );
}

const usualMinutes = 60;

/** The fields of a new opening, at the next time that is free. */
function NewOpening({ today, ...given }: Omit<Props, 'slot' | 'isOpen'>): ReactNode {
  const { timeZone } = given;
  const [begin, setBegin] = useState<OpeningTime | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const question = { serviceId: null, minutes: usualMinutes, startAt: null, except: null };
    askNextFree(question, 1)
      .then(({ starts: [freeAt] }) => {
        const start =
          freeAt === undefined
            ? { day: addDays(today, 1), startTime: '09:00', which: null } // to begin with something
            : openingStartOf(freeAt, timeZone);
        if (isCurrent) setBegin({ ...start, minutes: usualMinutes });
      })
      .catch(tellFailure);
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens: what is typed later must stay
  }, []);

  return begin === null ? null : <OpeningForm slot={null} begin={begin} {...given} />;
}

/** What the form begins with. */
function valuesOf(slot: SlotView | null, begin: OpeningTime) {
  return {
    ...begin,
    serviceId: slot?.serviceId ?? null,
    title: slot?.title ?? '',
    location: slot?.location ?? '',
    calendarNote: slot?.calendarNote ?? '',
    isWeekly: false,
    lastDay: '',
  };
}

type FormProps = Pick<Props, 'slot' | 'timeZone' | 'onClose'> & { begin: OpeningTime };

function OpeningForm({ slot, begin, timeZone, onClose }: FormProps): ReactNode {
  const services = useServices((state) => state.services);
  const [values, setValues] = useState(() => valuesOf(slot, begin));
  const change = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  const dateField = useRef<HTMLInputElement>(null);
  const { day, startTime, minutes, isWeekly, lastDay } = values;
  const read = openingWhen(values, slot, timeZone);
  const when = read.kind === 'clear' ? read.when : null; // of a weekly one that of its first day
  const clash = useClash(when, null, values.serviceId);
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
          ref={dateField}
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
      {clash.clashes.length > 0 && when?.allDay === false && (
        <ClashNotice
          clash={clash}
          wantedAt={when.startAt}
          timeZone={timeZone}
          onTake={(freeAt) => {
            change(openingStartOf(freeAt, timeZone));
            dateField.current?.focus(); // the button is gone with the clash
          }}
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
