import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import styles from './booking-form.module.css';
import type { FormValues } from './form-values.ts';
import { TimeField } from './time-field.tsx';
import { TwiceChoice } from './twice-choice.tsx';
import type { BookingForm } from './use-booking-form.ts';

type Props = {
  form: BookingForm;
  isReadOnly: boolean;
  hasAutoFocus: boolean;
  /** As the form's own, for what says when. */
  onChange: (changes: Partial<FormValues>) => void;
  onLength: () => void;
  /** Stands beside "All day". */
  children: ReactNode;
};

/** Day, start and length; asks where the clocks make a time unclear. */
export function WhenFields(props: Props): ReactNode {
  const { form, isReadOnly, hasAutoFocus, onChange, onLength } = props;
  const { values, errors, formWhen } = form;
  return (
    <div className={styles['stack']}>
      <div className={styles['times']}>
        <TextInput
          label={t('booking:when.date')}
          type="date"
          value={values.date}
          error={errors.date}
          readOnly={isReadOnly}
          onChange={(event) => onChange({ date: event.currentTarget.value, which: null })}
        />
        {values.allDay ? (
          <NumberInput
            label={t('booking:when.days')}
            min={1}
            max={366}
            value={values.days}
            error={errors.days}
            readOnly={isReadOnly}
            onChange={(value) => onChange({ days: typeof value === 'number' ? value : '' })}
          />
        ) : (
          <>
            <TimeField
              label={t('booking:when.startTime')}
              value={values.startTime}
              error={errors.startTime}
              isReadOnly={isReadOnly}
              hasAutoFocus={hasAutoFocus}
              onChange={(startTime) => onChange({ startTime, which: null })}
            />
            <NumberInput
              label={t('booking:when.minutes')}
              min={1}
              max={24 * 60}
              step={5}
              value={values.minutes}
              error={errors.minutes}
              readOnly={isReadOnly}
              onChange={(value) => {
                onLength();
                onChange({ minutes: typeof value === 'number' ? value : '' });
              }}
            />
          </>
        )}
      </div>
      <div className={styles['underTimes']}>
        <div className={styles['besideAllDay']}>{props.children}</div>
        <Checkbox
          label={t('booking:when.allDay')}
          checked={values.allDay}
          disabled={isReadOnly}
          onChange={(event) => onChange({ allDay: event.currentTarget.checked })}
        />
      </div>
      {(formWhen.kind === 'twice' || values.which !== null) && (
        <TwiceChoice
          time={values.startTime}
          value={values.which}
          error={errors.which}
          onChange={(which) => onChange({ which })}
        />
      )}
    </div>
  );
}
