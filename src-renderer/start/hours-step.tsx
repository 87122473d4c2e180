import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { toMinor } from '../../src-shared/domain/price-text.ts';
import { weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { readTime, stepTime } from '../booking/time-text.ts';
import { ask } from '../bridge.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { type FirstHours, shownHours, weeklyOf, wrongField } from './first-hours.ts';
import { useStartDraft } from './start-draft-store.ts';
import styles from './start.module.css';
import { StepForm } from './step-form.tsx';

const currency = 'EUR';
const allWeekdays = [1, 2, 3, 4, 5, 6, 7];

/** When the practice is open, and the first service. */
export function HoursStep(): ReactNode {
  const { hours, service } = useStartDraft();
  const settings = useSettings((state) => state.settings);
  const wrong = wrongField(hours);
  const set = (changes: Partial<FirstHours>) =>
    useStartDraft.setState({ hours: { ...hours, ...changes } });
  const setService = (changes: Partial<typeof service>) =>
    useStartDraft.setState({ service: { ...service, ...changes } });

  async function keep(): Promise<void> {
    await ask('hours.replace', { weekdays: allWeekdays, weekly: weeklyOf(hours) });
    await changeSettings(shownHours(hours, settings));
    await keepService();
    useStartDraft.setState({ step: 3 });
  }

  return (
    <StepForm
      about={t('start:hours.about')}
      step={2}
      nextLabel={t('start:next')}
      onNext={keep}
      isWrong={wrong !== null}
    >
      <fieldset className={styles['days']}>
        <legend>{t('start:hours.days')}</legend>
        {weekdaysFrom(settings.weekStartsOn).map((weekday) => (
          <Checkbox
            key={weekday}
            size="sm"
            label={weekdayWords(weekday)}
            aria-label={weekdayWords(weekday, 'longWeekday')}
            checked={hours.weekdays.includes(weekday)}
            onChange={(event) =>
              set({
                weekdays: allWeekdays.filter((one) =>
                  one === weekday ? event.currentTarget.checked : hours.weekdays.includes(one),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <div className={styles['four']}>
        <TimeField
          label={t('start:hours.from')}
          value={hours.from}
          onChange={(from) => set({ from })}
        />
        <TimeField
          label={t('start:hours.until')}
          value={hours.until}
          error={wrong === 'until' ? t('start:hours.wrong') : null}
          onChange={(until) => set({ until })}
        />
        <TimeField
          label={t('start:hours.breakFrom')}
          value={hours.breakFrom}
          onChange={(breakFrom) => set({ breakFrom })}
        />
        <TimeField
          label={t('start:hours.breakUntil')}
          value={hours.breakUntil}
          error={wrong === 'breakUntil' ? t('start:hours.breakWrong') : null}
          onChange={(breakUntil) => set({ breakUntil })}
        />
        <p className={`${styles['hint']} ${styles['breakHint']}`}>{t('start:hours.breakAbout')}</p>
      </div>
      <fieldset className={styles['service']}>
        <legend>{t('start:hours.service')}</legend>
        <TextInput
          label={t('start:hours.serviceName')}
          placeholder={t('start:hours.serviceExample')}
          maxLength={120}
          value={service.name}
          onChange={(event) => setService({ name: event.currentTarget.value })}
        />
        <NumberInput
          label={t('start:hours.minutes')}
          min={5}
          max={24 * 60}
          step={5}
          clampBehavior="strict"
          value={service.minutes}
          onChange={(minutes) => typeof minutes === 'number' && setService({ minutes })}
        />
        <NumberInput
          label={t('start:hours.price', { currency })}
          min={0}
          decimalScale={2}
          hideControls
          value={service.price}
          onChange={(price) => typeof price === 'number' && setService({ price })}
        />
      </fieldset>
      <p className={styles['hint']}>{t('start:hours.serviceAbout')}</p>
    </StepForm>
  );
}

/** Makes the service, or changes it when the person has come back to it. */
async function keepService(): Promise<void> {
  const { service, serviceId } = useStartDraft.getState();
  const name = service.name.trim();
  if (name === '') return;
  const wanted = {
    name,
    lengthMinutes: Math.max(5, Math.round(service.minutes)),
    priceMinor: toMinor(service.price, currency),
  };
  if (serviceId !== null) {
    await ask('services.change', { id: serviceId, changes: wanted });
    return;
  }
  const made = await ask('services.create', { ...wanted, currency });
  useStartDraft.setState({ serviceId: made.id });
}

/** The weekdays in the order in which the practice's weeks go. */
function weekdaysFrom(first: number): number[] {
  return allWeekdays.map((_, index) => ((first - 1 + index) % 7) + 1);
}

type TimeProps = {
  label: string;
  value: string;
  error?: string | null;
  onChange: (value: string) => void;
};

/** A time of the day as it is typed in a hurry; the arrow keys go by quarter hours. */
function TimeField({ label, value, error = null, onChange }: TimeProps): ReactNode {
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      error={error}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(readTime(value) ?? value)}
      onKeyDown={(event) => {
        const time = readTime(value);
        if (time === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onChange(stepTime(time, event.key === 'ArrowUp' ? 15 : -15));
      }}
    />
  );
}
