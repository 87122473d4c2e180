import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatWhen } from '../ui/format.ts';
import { zoneName } from '../ui/zone-name.ts';
import { laptopTimeZone, useNow } from '../ui/clock.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import styles from './booking-form.module.css';
import { TimeField } from './time-field.tsx';
import { TwiceChoice } from './twice-choice.tsx';
import type { BookingForm } from './use-booking-form.ts';

type Props = {
  form: BookingForm;
  timeZone: string;
  isReadOnly: boolean;
  hasAutoFocus: boolean;
  onLength: () => void;
};

/** Day, start and length; asks where the clocks make a time unclear. */
export function WhenFields({
  form,
  timeZone,
  isReadOnly,
  hasAutoFocus,
  onLength,
}: Props): ReactNode {
  const { values, errors, formWhen, change } = form;
  const now = useNow();
  const laptop = laptopTimeZone();
  const isElsewhere = wallTimeOf(now, laptop) !== wallTimeOf(now, timeZone);
  return (
    <div className={styles['stack']}>
      <div className={styles['times']}>
        <TextInput
          label="Date"
          type="date"
          value={values.date}
          error={errors.date}
          readOnly={isReadOnly}
          onChange={(event) => change({ date: event.currentTarget.value, which: null })}
        />
        {values.allDay ? (
          <NumberInput
            label="Days"
            min={1}
            max={366}
            value={values.days}
            error={errors.days}
            readOnly={isReadOnly}
            onChange={(value) => change({ days: typeof value === 'number' ? value : '' })}
          />
        ) : (
          <>
            <TimeField
              label="Start time"
              value={values.startTime}
              error={errors.startTime}
              isReadOnly={isReadOnly}
              hasAutoFocus={hasAutoFocus}
              onChange={(startTime) => change({ startTime, which: null })}
            />
            <NumberInput
              label="Length (minutes)"
              min={1}
              max={24 * 60}
              step={5}
              value={values.minutes}
              error={errors.minutes}
              readOnly={isReadOnly}
              onChange={(value) => {
                onLength();
                change({ minutes: typeof value === 'number' ? value : '' });
              }}
            />
          </>
        )}
      </div>
      <div className={styles['underTimes']}>
        <span className={styles['soft']}>
          {formWhen.kind === 'clear' && formatWhen(formWhen.when, timeZone)}
          {isElsewhere &&
            !values.allDay &&
            ` in ${zoneName(timeZone)} (this laptop is set to ${zoneName(laptop)})`}
        </span>
        <Checkbox
          size="xs"
          label="All day"
          checked={values.allDay}
          disabled={isReadOnly}
          onChange={(event) => change({ allDay: event.currentTarget.checked })}
        />
      </div>
      {(formWhen.kind === 'twice' || values.which !== null) && (
        <TwiceChoice
          time={values.startTime}
          value={values.which}
          error={errors.which}
          onChange={(which) => change({ which })}
        />
      )}
    </div>
  );
}
