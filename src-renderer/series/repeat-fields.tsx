import { Checkbox, Input, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ruleWords } from '../../src-shared/domain/series-words.ts';
import { weekdayOf } from '../../src-shared/domain/series-shift.ts';
import { formatMonthlyChoice } from './repeat-words.ts';
import { isLastOfMonth, repeatProblem, ruleOf } from './repeat-values.ts';
import type { First, RepeatField, RepeatValues } from './repeat-values.ts';
import styles from './series.module.css';
import { weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';

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
        label={t('series:repeat.label')}
        size="sm"
        value={values.kind}
        onChange={(event) => set({ kind: readKind(event.currentTarget.value) })}
        data={[
          { value: 'off', label: t('series:repeat.off') },
          { value: 'weekly', label: t('series:repeat.weekly') },
          { value: 'every', label: t('series:repeat.every') },
        ]}
      />
      {values.kind === 'every' && (
        <div className={styles['pair']}>
          <NumberInput
            label={t('series:repeat.everyField')}
            min={1}
            max={values.unit === 'day' ? 365 : values.unit === 'week' ? 52 : 24}
            value={values.every}
            error={errorOf('every')}
            onChange={(every) => set({ every: typeof every === 'number' ? every : '' })}
          />
          <NativeSelect
            label={t('series:repeat.unit')}
            size="sm"
            value={values.unit}
            onChange={(event) => set({ unit: readUnit(event.currentTarget.value) })}
            data={[
              { value: 'day', label: t('series:repeat.day') },
              { value: 'week', label: t('series:repeat.week') },
              { value: 'month', label: t('series:repeat.month') },
            ]}
          />
        </div>
      )}
      {values.kind === 'every' && values.unit === 'week' && hasDay && (
        <Weekdays values={values} date={first.date} onChange={(weekdays) => set({ weekdays })} />
      )}
      {values.kind === 'every' && values.unit === 'month' && hasDay && (
        <NativeSelect
          label={t('series:repeat.on')}
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
            label={t('series:repeat.ends')}
            size="sm"
            value={values.end}
            onChange={(event) => set({ end: readEnd(event.currentTarget.value) })}
            data={[
              { value: 'never', label: t('series:repeat.never') },
              { value: 'until', label: t('series:repeat.until') },
              { value: 'count', label: t('series:repeat.count') },
            ]}
          />
          {values.end === 'until' && (
            <TextInput
              label={t('series:repeat.lastDay')}
              type="date"
              value={values.until}
              error={errorOf('until')}
              onChange={(event) => set({ until: event.currentTarget.value })}
            />
          )}
          {values.end === 'count' && (
            <NumberInput
              label={t('series:repeat.times')}
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
          {t(values.end === 'never' ? 'series:repeat.saidOn' : 'series:repeat.said', {
            rule: ruleWords(ruleOf(values, first, timeZone)),
          })}
        </p>
      )}
    </div>
  );
}

/** ISO weekday numbers. */
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

type WeekdaysProps = {
  values: RepeatValues;
  date: string;
  onChange: (weekdays: number[]) => void;
};

function Weekdays({ values, date, onChange }: WeekdaysProps): ReactNode {
  const chosen = values.weekdays.length === 0 ? [weekdayOf(date)] : values.weekdays;
  return (
    <Input.Wrapper label={t('series:repeat.on')} labelElement="div">
      <div className={styles['weekdays']} role="group" aria-label={t('series:repeat.weekdays')}>
        {weekdays.map((weekday) => (
          <Checkbox
            key={weekday}
            label={weekdayWords(weekday)}
            checked={chosen.includes(weekday)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, weekday]
                  : chosen.filter((day) => day !== weekday),
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
