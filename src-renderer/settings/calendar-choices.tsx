import { Button, Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AccountView, CalendarView } from '../../src-shared/domain/sync-views.ts';
import { ask } from '../bridge.ts';
import { keepAnswer } from './keep-answer.ts';
import styles from './settings.module.css';

const usualName = 'Appointments';

/** Where bookings go, and which calendars show as busy time. */
export function CalendarChoices({ account }: { account: AccountView }): ReactNode {
  const { calendars } = account;
  const target = calendars.find((calendar) => calendar.isTarget);
  const writable = calendars.filter((calendar) => calendar.canWrite);
  const canMake =
    account.canCreateCalendars && !calendars.some((calendar) => calendar.name === usualName);
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
        label="Bookings go to"
        description="A calendar of their own keeps bookings apart from your private events."
        value={target?.id ?? null}
        onChange={(calendarId) => keepAnswer(ask('accounts.chooseTarget', { calendarId }))}
      >
        <div className={styles['radios']}>
          {writable.map((calendar) => (
            <Radio
              key={calendar.id}
              size="sm"
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
            Create calendar “{usualName}”
          </Button>
        )}
        <Button
          onClick={() => keepAnswer(ask('accounts.refreshCalendars', { accountId: account.id }))}
        >
          Refresh calendars
        </Button>
      </div>
      <fieldset className={styles['fieldset']}>
        <legend>Counts as busy</legend>
        <div className={styles['radios']}>
          {calendars.map((calendar) => (
            <Checkbox
              key={calendar.id}
              size="sm"
              label={nameOf(calendar)}
              description={calendar.isTarget ? 'Always looked at: bookings go here' : undefined}
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
  return calendar.isPrimary ? `${calendar.name} (main calendar)` : calendar.name;
}
