import { Checkbox, Input, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import { weekdayOf } from '../../src-shared/domain/series-shift.ts';
import { formatMonthlyChoice, weekdayNames } from './repeat-words.ts';
import { isLastOfMonth, repeatProblem, ruleOf } from './repeat-values.ts';
import type { First, RepeatField, RepeatValues } from './repeat-values.ts';
import styles from './series.module.css';

type Props = {
  values: RepeatValues;
  first: First;
  timeZone: string;
  /** Saving was tried, so that what is wrong is said. */
  isTried: boolean;
  onChange: (values: RepeatValues) => void;
};

/** Whether and how a new booking comes back. */
export function RepeatFields({ values, first, timeZone, isTried, onChange }: Props): ReactNode {
  const set = (changes: Partial<RepeatValues>) => onChange({ ...values, ...changes });
  const problem = repeatProblem(values, first);
  const errorOf = (field: RepeatField) =>
    isTried && problem?.field === field ? problem.message : undefined;
  const hasDay = /^\d{4}-\d{2}-\d{2}$/.test(first.date);
  return (
    <div className={styles['repeat']}>
      <NativeSelect
        label="Repeats"
        size="sm"
        value={values.kind}
        onChange={(event) => set({ kind: readKind(event.currentTarget.value) })}
        data={[
          { value: 'off', label: 'Does not repeat' },
          { value: 'weekly', label: 'Every week' },
          { value: 'every', label: 'Every …' },
        ]}
      />
      {values.kind === 'every' && (
        <div className={styles['pair']}>
          <NumberInput
            label="Every"
            min={1}
            max={values.unit === 'day' ? 365 : values.unit === 'week' ? 52 : 24}
            value={values.every}
            error={errorOf('every')}
            onChange={(every) => set({ every: typeof every === 'number' ? every : '' })}
          />
          <NativeSelect
            label="Unit"
            size="sm"
            value={values.unit}
            onChange={(event) => set({ unit: readUnit(event.currentTarget.value) })}
            data={[
              { value: 'day', label: 'days' },
              { value: 'week', label: 'weeks' },
              { value: 'month', label: 'months' },
            ]}
          />
        </div>
      )}
      {values.kind === 'every' && values.unit === 'week' && hasDay && (
        <Weekdays values={values} date={first.date} onChange={(weekdays) => set({ weekdays })} />
      )}
      {values.kind === 'every' && values.unit === 'month' && hasDay && (
        <NativeSelect
          label="On"
          size="sm"
          value={values.monthly}
          onChange={(event) => set({ monthly: readMonthly(event.currentTarget.value) })}
          data={(['day', 'weekday', 'last-day'] as const)
            .filter((one) => one !== 'last-day' || isLastOfMonth(first.date))
            .map((value) => ({ value, label: formatMonthlyChoice(value, first.date) }))}
        />
      )}
      {values.kind !== 'off' && (
        <div className={styles['pair']}>
          <NativeSelect
            label="Ends"
            size="sm"
            value={values.end}
            onChange={(event) => set({ end: readEnd(event.currentTarget.value) })}
            data={[
              { value: 'never', label: 'Goes on' },
              { value: 'until', label: 'On a day' },
              { value: 'count', label: 'After some times' },
            ]}
          />
          {values.end === 'until' && (
            <TextInput
              label="Last day"
              type="date"
              value={values.until}
              error={errorOf('until')}
              onChange={(event) => set({ until: event.currentTarget.value })}
            />
          )}
          {values.end === 'count' && (
            <NumberInput
              label="Times"
              min={1}
              max={500}
              value={values.count}
              error={errorOf('count')}
              onChange={(count) => set({ count: typeof count === 'number' ? count : '' })}
            />
          )}
        </div>
      )}
      {values.kind !== 'off' && problem === null && hasDay && (
        <p className={styles['soft']}>
          Repeats {ruleWords(ruleOf(values, first, timeZone))}.
          {values.end === 'never' &&
            ' It is booked half a year ahead, and further as time goes on.'}
        </p>
      )}
    </div>
  );
}

type WeekdaysProps = {
  values: RepeatValues;
  date: string;
  onChange: (weekdays: number[]) => void;
};

function Weekdays({ values, date, onChange }: WeekdaysProps): ReactNode {
  const chosen = values.weekdays.length === 0 ? [weekdayOf(date)] : values.weekdays;
  return (
    <Input.Wrapper label="On" labelElement="div">
      <div className={styles['weekdays']} role="group" aria-label="Weekdays">
        {weekdayNames.map((name, index) => (
          <Checkbox
            key={name}
            size="xs"
            label={name}
            checked={chosen.includes(index + 1)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, index + 1]
                  : chosen.filter((day) => day !== index + 1),
              )
            }
          />
        ))}
      </div>
    </Input.Wrapper>
  );
}

function readKind(value: string): RepeatValues['kind'] {
  return value === 'weekly' || value === 'every' ? value : 'off';
}

function readUnit(value: string): RepeatValues['unit'] {
  return value === 'day' || value === 'month' ? value : 'week';
}

function readMonthly(value: string): RepeatValues['monthly'] {
  return value === 'weekday' || value === 'last-day' ? value : 'day';
}

function readEnd(value: string): RepeatValues['end'] {
  return value === 'until' || value === 'count' ? value : 'never';
}
