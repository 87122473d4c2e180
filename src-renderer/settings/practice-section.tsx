import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Settings } from '../../src-shared/domain/settings.ts';
import { t } from '../../src-shared/words/words.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { laptopTimeZone } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import {
  endHours,
  noticeChoices,
  startHours,
  stepChoices,
  weekdayChoices,
  withValue,
  zoneChoices,
} from './practice-choices.ts';
import styles from './settings.module.css';
import { ZoneQuestion } from './zone-question.tsx';

function set(changes: Partial<Settings>): void {
  changeSettings(changes).catch(tellFailure);
}

/** Where and when the practice works. */
export function PracticeSection(): ReactNode {
  const settings = useSettings((state) => state.settings);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Section name="practice" title={t('settings:practice.title')}>
      <Select
        label={t('settings:practice.zone')}
        description={t('settings:practice.zoneAbout')}
        searchable
        nothingFoundMessage={t('settings:practice.noZone')}
        className={styles['medium'] ?? ''}
        data={zoneChoices(settings.practiceTimeZone, laptopTimeZone())}
        value={settings.practiceTimeZone}
        onChange={(timeZone) => timeZone !== null && setAsked(timeZone)}
      />
      {asked !== null && asked !== settings.practiceTimeZone && (
        <ZoneQuestion
          key={asked}
          from={settings.practiceTimeZone}
          to={asked}
          onClose={() => setAsked(null)}
        />
      )}
      <div className={styles['row']}>
        <Select
          label={t('settings:practice.weekStart')}
          data={weekdayChoices()}
          value={String(settings.weekStartsOn)}
          onChange={(value) => set({ weekStartsOn: Number(value) })}
        />
        <Select
          label={t('settings:practice.dayStart')}
          data={startHours(settings.dayEndsAtHour)}
          value={String(settings.dayStartsAtHour)}
          onChange={(value) => set({ dayStartsAtHour: Number(value) })}
        />
        <Select
          label={t('settings:practice.dayEnd')}
          data={endHours(settings.dayStartsAtHour)}
          value={String(settings.dayEndsAtHour)}
          onChange={(value) => set({ dayEndsAtHour: Number(value) })}
        />
      </div>
      <div className={styles['row']}>
        <Select
          label={t('settings:practice.notice')}
          description={t('settings:practice.noticeAbout')}
          data={withValue(noticeChoices(), settings.minimumNoticeMinutes)}
          value={String(settings.minimumNoticeMinutes)}
          onChange={(value) => set({ minimumNoticeMinutes: Number(value) })}
        />
        <Select
          label={t('settings:practice.step')}
          description={t('settings:practice.stepAbout')}
          data={stepChoices()}
          value={String(settings.startStepMinutes)}
          onChange={(value) => {
            const step = Settings.shape.startStepMinutes.safeParse(Number(value));
            if (step.success) set({ startStepMinutes: step.data });
          }}
        />
      </div>
    </Section>
  );
}
