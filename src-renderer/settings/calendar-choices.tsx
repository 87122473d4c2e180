import { Button, Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountView, CalendarView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepAnswer } from './keep-answer.ts';
import { hasOwnCalendar } from './own-calendar.ts';
import styles from './settings.module.css';

/** Where bookings go, and which calendars show as busy time. */
export function CalendarChoices({ account }: { account: AccountView }): ReactNode {
  const { calendars } = account;
  const usualName = t('settings:account.newCalendar');
  const target = calendars.find((calendar) => calendar.isTarget);
  const writable = calendars.filter((calendar) => calendar.canWrite);
  const canMake = account.canCreateCalendars && !hasOwnCalendar(calendars);
  const [isMaking, setMaking] = useState(false);

  function create(): void {
    setMaking(true);
    keepAnswer(
      ask('accounts.createCalendar', { accountId: account.id, name: usualName }).finally(() =>
        setMaking(false),
      ),
    );
  }

  return (
    <>
      <Radio.Group
        label={t('settings:account.target')}
        description={t('settings:account.targetAbout')}
        value={target?.id ?? null}
        onChange={(calendarId) => keepAnswer(ask('accounts.chooseTarget', { calendarId }))}
      >
        <div className={styles['radios']}>
          {writable.map((calendar) => (
            <Radio
              key={calendar.id}
              value={calendar.id}
              label={nameOf(calendar)}
              description={calendar.trouble}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={styles['inline']}>
        {canMake && (
          <Button
            variant={target === undefined ? 'filled' : 'default'}
            disabled={isMaking}
            onClick={create}
          >
            {t('settings:account.createCalendar', { name: usualName })}
          </Button>
        )}
        <Button
          onClick={() => keepAnswer(ask('accounts.refreshCalendars', { accountId: account.id }))}
        >
          {t('settings:account.refreshCalendars')}
        </Button>
      </div>
      <fieldset className={styles['fieldset']}>
        <legend>{t('settings:account.busy')}</legend>
        <div className={styles['radios']}>
          {calendars.map((calendar) => (
            <Checkbox
              key={calendar.id}
              label={nameOf(calendar)}
              description={calendar.isTarget ? t('settings:account.alwaysBusy') : undefined}
              checked={calendar.isSelected || calendar.isTarget}
              disabled={calendar.isTarget}
              onChange={(event) =>
                keepAnswer(
                  ask('accounts.selectCalendar', {
                    calendarId: calendar.id,
                    isSelected: event.currentTarget.checked,
                  }),
                )
              }
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function nameOf(calendar: CalendarView): string {
  const { name } = calendar;
  return calendar.isPrimary ? t('settings:account.mainCalendar', { name }) : name;
}
