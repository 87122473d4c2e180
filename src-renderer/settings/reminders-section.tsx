import { Checkbox, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ServiceReminder } from '../../src-shared/domain/reminders.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { useServices } from '../store/services-store.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import {
  minutesOf,
  reminderChoices,
  reminderValue,
  timeChoices,
  usualLabel,
} from './reminder-choices.ts';
import styles from './settings.module.css';

function set(changes: Partial<Settings>): void {
  changeSettings(changes).catch(tellFailure);
}

/** When the person is reminded of an appointment, and when not to be disturbed. */
export function RemindersSection(): ReactNode {
  const { reminderMinutes, keepsRunning } = useSettings((state) => state.settings);
  return (
    <Section
      name="reminders"
      title={t('settings:reminders.title')}
      about={t('settings:reminders.about')}
    >
      <Select
        label={t('settings:reminders.remindMe')}
        className={styles['medium'] ?? ''}
        allowDeselect={false}
        data={reminderChoices(reminderMinutes)}
        value={reminderValue(reminderMinutes)}
        onChange={(value) => value !== null && set({ reminderMinutes: minutesOf(value) })}
      />
      <QuietHoursFields />
      <Checkbox
        label={t('settings:reminders.keepsRunning')}
        description={t('settings:reminders.keepsRunningAbout')}
        checked={keepsRunning}
        onChange={(event) => set({ keepsRunning: event.currentTarget.checked })}
      />
      <ServiceReminders usual={reminderMinutes} />
    </Section>
  );
}

const night = { fromTime: '20:00', toTime: '07:00' };

function QuietHoursFields(): ReactNode {
  const quietHours = useSettings((state) => state.settings.quietHours);
  const { fromTime, toTime } = quietHours ?? night;
  return (
    <>
      <Checkbox
        label={t('settings:reminders.quietHours')}
        description={t('settings:reminders.quietHoursAbout')}
        checked={quietHours !== null}
        onChange={(event) => set({ quietHours: event.currentTarget.checked ? night : null })}
      />
      {quietHours !== null && (
        <div className={styles['row']}>
          <Select
            label={t('settings:reminders.quietFrom')}
            allowDeselect={false}
            data={timeChoices(fromTime, toTime)}
            value={fromTime}
            onChange={(value) => value !== null && set({ quietHours: { fromTime: value, toTime } })}
          />
          <Select
            label={t('settings:reminders.quietUntil')}
            allowDeselect={false}
            data={timeChoices(toTime, fromTime)}
            value={toTime}
            onChange={(value) => value !== null && set({ quietHours: { fromTime, toTime: value } })}
          />
        </div>
      )}
    </>
  );
}

/** Services that want another reminder than the rest. */
function ServiceReminders({ usual }: { usual: Settings['reminderMinutes'] }): ReactNode {
  const services = useServices((state) => state.services).filter(({ archived }) => !archived);
  const [own, setOwn] = useState<ServiceReminder[]>([]);
  useEffect(() => {
    ask('reminders.perService').then(setOwn).catch(tellFailure);
  }, []);
  if (services.length === 0) return null;
  return (
    <fieldset className={styles['fieldset']}>
      <legend>
        <h3>{t('settings:reminders.forServices')}</h3>
      </legend>
      <div className={styles['row']}>
        {services.map(({ id, name }) => {
          const reminder = own.find(({ serviceId }) => serviceId === id);
          return (
            <Select
              key={id}
              label={name}
              allowDeselect={false}
              data={[
                { value: 'usual', label: usualLabel(usual) },
                ...reminderChoices(reminder?.minutes ?? null),
              ]}
              value={reminder === undefined ? 'usual' : reminderValue(reminder.minutes)}
              onChange={(value) => {
                if (value === null) return;
                ask('reminders.setForService', {
                  serviceId: id,
                  reminder: value === 'usual' ? value : minutesOf(value),
                })
                  .then(setOwn)
                  .catch(tellFailure);
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
