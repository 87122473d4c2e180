import { Radio, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { LanguageChoice } from '../../src-shared/words/language.ts';
import { t } from '../../src-shared/words/words.ts';
import { weekdayChoices, zoneChoices } from '../settings/practice-choices.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { laptopTimeZone } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import { useStartDraft } from './start-draft-store.ts';
import styles from './start.module.css';
import { StepForm } from './step-form.tsx';

/** What the practice is called, where it is, and in which language. */
export function PracticeStep(): ReactNode {
  const settings = useSettings((state) => state.settings);
  const { isAtLanguage, ...typed } = useStartDraft();
  const timeZone = typed.timeZone ?? settings.practiceTimeZone;
  const weekStartsOn = typed.weekStartsOn ?? settings.weekStartsOn;
  const practiceName = typed.practiceName ?? settings.receipts.practiceName;

  async function keep(): Promise<void> {
    await changeSettings({
      practiceTimeZone: timeZone,
      weekStartsOn,
      receipts: { ...settings.receipts, practiceName: practiceName.trim() },
    });
    useStartDraft.setState({ step: 2 });
  }

  function speak(value: string): void {
    const choice = LanguageChoice.safeParse(value);
    if (!choice.success) return;
    useStartDraft.setState({ isAtLanguage: true });
    changeSettings({ language: choice.data }).catch(tellFailure);
  }

  return (
    <StepForm about={t('start:practice.about')} step={1} nextLabel={t('start:next')} onNext={keep}>
      <TextInput
        label={t('start:practice.name')}
        description={t('start:practice.nameAbout')}
        autoFocus={!isAtLanguage}
        maxLength={200}
        value={practiceName}
        onChange={(event) => useStartDraft.setState({ practiceName: event.currentTarget.value })}
      />
      <div className={styles['pair']}>
        <Select
          label={t('settings:practice.zone')}
          searchable
          nothingFoundMessage={t('settings:practice.noZone')}
          data={zoneChoices(settings.practiceTimeZone, laptopTimeZone())}
          value={timeZone}
          onChange={(value) => value !== null && useStartDraft.setState({ timeZone: value })}
        />
        <Select
          label={t('settings:practice.weekStart')}
          data={weekdayChoices()}
          value={String(weekStartsOn)}
          onChange={(value) =>
            value !== null && useStartDraft.setState({ weekStartsOn: Number(value) })
          }
        />
      </div>
      <Radio.Group label={t('start:practice.language')} value={settings.language} onChange={speak}>
        <div className={styles['inline']}>
          {LanguageChoice.options.map((choice) => (
            <Radio
              key={choice}
              size="sm"
              value={choice}
              autoFocus={isAtLanguage && choice === settings.language}
              label={
                { system: t('settings:appearance.systemLanguage'), en: 'English', de: 'Deutsch' }[
                  choice
                ]
              }
            />
          ))}
        </div>
      </Radio.Group>
    </StepForm>
  );
}
