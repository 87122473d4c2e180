import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { WeeklyHours } from '../../src-shared/domain/availability.ts';
import { weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepAvailability } from '../store/availability-store.ts';
import { Notice } from '../ui/notice.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './availability.module.css';
import { WeekDrawing } from './week-drawing.tsx';
import {
  copiedTo,
  draftOf,
  isCopied,
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
      title={t('availability:week.title')}
      about={weekly.length === 0 ? t('availability:week.noneAbout') : t('availability:week.about')}
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
        tell(t('availability:week.saved'));
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
      <div className={styles['editor']}>
        <div>
          {allDays.map((weekday) => {
            const name = weekdayWords(weekday, 'longWeekday');
            const windows = draft.filter((window) => window.weekday === weekday);
            return (
              <div key={weekday} className={styles['day']} role="group" aria-label={name}>
                <strong>{name}</strong>
                <div className={styles['windows']} data-empty={windows.length === 0}>
                  {windows.length === 0 && (
                    // Without any hours at all nothing counts as closed.
                    <span className={styles['soft']}>
                      {draft.length === 0
                        ? t('availability:week.anyTime')
                        : t('availability:week.closed')}
                    </span>
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
                      aria-label={t('availability:week.addOn', { weekday: name })}
                      onClick={() => setDraft(withWindow(draft, weekday))}
                    >
                      {t('availability:week.add')}
                    </Button>
                    {weekday === 1 && windows.length > 0 && !isCopied(draft, 1, [2, 3, 4, 5]) && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        onClick={() => setDraft(copiedTo(draft, 1, [2, 3, 4, 5]))}
                      >
                        {t('availability:week.copy')}
                      </Button>
                    )}
                  </div>
                </div>
              </div>
            );
          })}
        </div>
        <WeekDrawing draft={draft} />
      </div>
      <div className={styles['footer']} data-changed={isChanged}>
        {meant.kind === 'fault' && (
          <div className={styles['fault']}>
            <Notice tone="caution" title={meant.sentence} isAlert>
              {t('availability:week.repair')}
            </Notice>
          </div>
        )}
        <Button type="submit" variant="filled" disabled={!isChanged || meant.kind === 'fault'}>
          {t('availability:week.save')}
        </Button>
        {isChanged && (
          <Button onClick={() => setDraft(draftOf(weekly))}>
            {t('availability:week.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}
