import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './settings.module.css';

/** Light or dark, and in which language. */
export function AppearanceSection(): ReactNode {
  const theme = useSettings((state) => state.settings.theme);
  const language = useSettings((state) => state.settings.language);
  return (
    <Section name="appearance" title={t('settings:appearance.title')}>
      <Choice
        label={t('settings:appearance.theme')}
        value={theme}
        choices={[
          ['system', t('settings:appearance.system')],
          ['light', t('settings:appearance.light')],
          ['dark', t('settings:appearance.dark')],
        ]}
        set={(theme) => void changeSettings({ theme }).catch(tellFailure)}
      />
      <Choice
        label={t('settings:appearance.language')}
        value={language}
        choices={[
          ['system', t('settings:appearance.systemLanguage')],
          ['en', 'English'],
          ['de', 'Deutsch'],
        ]}
        set={(language) => void changeSettings({ language }).catch(tellFailure)}
      />
    </Section>
  );
}

function Choice<T extends string>(props: {
  label: string;
  value: T;
  choices: [T, string][];
  set: (value: T) => void;
}): ReactNode {
  const { label, value, choices, set } = props;
  return (
    <Radio.Group label={label} value={value} onChange={set}>
      <div className={styles['inline']}>
        {choices.map(([choice, name]) => (
          <Radio key={choice} value={choice} label={name} />
        ))}
      </div>
    </Radio.Group>
  );
}
