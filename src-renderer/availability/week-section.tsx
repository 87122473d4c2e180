import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { WeeklyHours } from '../../src-shared/domain/availability.ts';
import { weekdayNames } from '../../src-shared/domain/hours-rules.ts';
import { ask } from '../bridge.ts';
import { keepAvailability } from '../store/availability-store.ts';
import { Notice } from '../ui/notice.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './availability.module.css';
import { DayStrip } from './day-strip.tsx';
import {
  copiedTo,
  draftOf,
  isSameWeek,
  weekOf,
  withWindow,
  type DraftWindow,
} from './week-draft.ts';
import { WindowRow } from './window-row.tsx';

const allDays = [1, 2, 3, 4, 5, 6, 7];

/** The hours of an ordinary week, edited as a whole. */
export function WeekSection({ weekly }: { weekly: WeeklyHours[] }): ReactNode {
  return (
    <Section
      title="Weekly hours"
      about={
        weekly.length === 0
          ? 'No hours are given yet, so that nothing counts as closed. Give the days on which you work one or more windows.'
          : 'When you work in an ordinary week. Bookings outside these hours are still possible, but never by accident.'
      }
    >
      <WeekEditor key={JSON.stringify(weekly)} weekly={weekly} />
    </Section>
  );
}

function WeekEditor({ weekly }: { weekly: WeeklyHours[] }): ReactNode {
  const [draft, setDraft] = useState(() => draftOf(weekly));
  const meant = weekOf(draft);
  const isChanged = meant.kind === 'fault' || !isSameWeek(meant.weekly, weekly);

  function change(key: number, changes: Partial<DraftWindow>): void {
    setDraft(draft.map((window) => (window.key === key ? { ...window, ...changes } : window)));
  }

  function save(): void {
    if (meant.kind === 'fault') return;
    ask('hours.replace', { weekdays: allDays, weekly: meant.weekly })
      .then((availability) => {
        keepAvailability(availability);
        tell('Hours saved');
      })
      .catch(tellFailure);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {weekdayNames.map((name, index) => {
        const weekday = index + 1;
        const windows = draft.filter((window) => window.weekday === weekday);
        return (
          <div key={name} className={styles['day']} role="group" aria-label={name}>
            <strong>{name}</strong>
            <div className={styles['windows']}>
              {windows.length === 0 && (
                // Without any hours at all nothing counts as closed.
                <span className={styles['soft']}>{draft.length === 0 ? 'Any time' : 'Closed'}</span>
              )}
              {windows.map((window) => (
                <WindowRow
                  key={window.key}
                  window={window}
                  onChange={(changes) => change(window.key, changes)}
                  onRemove={() => setDraft(draft.filter(({ key }) => key !== window.key))}
                />
              ))}
              <div className={styles['dayActions']}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Add hours on ${name}`}
                  onClick={() => setDraft(withWindow(draft, weekday))}
                >
                  Add hours
                </Button>
                {weekday === 1 && windows.length > 0 && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => setDraft(copiedTo(draft, 1, [2, 3, 4, 5]))}
                  >
                    The same from Tuesday to Friday
                  </Button>
                )}
              </div>
            </div>
            <DayStrip windows={windows} />
          </div>
        );
      })}
      {meant.kind === 'fault' && (
        <Notice tone="caution" title={meant.sentence} isAlert>
          The hours can be saved once this is put right.
        </Notice>
      )}
      <div className={styles['footer']}>
        <Button type="submit" variant="filled" disabled={!isChanged || meant.kind === 'fault'}>
          Save hours
        </Button>
        {isChanged && <Button onClick={() => setDraft(draftOf(weekly))}>Discard changes</Button>}
      </div>
    </form>
  );
}
