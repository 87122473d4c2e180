import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './settings.module.css';

const themes: { value: Settings['theme']; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Light or dark. */
export function AppearanceSection(): ReactNode {
  const theme = useSettings((state) => state.settings.theme);

  function set(value: string): void {
    const choice = themes.find((known) => known.value === value);
    if (choice !== undefined) changeSettings({ theme: choice.value }).catch(tellFailure);
  }

  return (
    <Section title="Appearance">
      <Radio.Group label="Theme" value={theme} onChange={set}>
        <div className={styles['inline']}>
          {themes.map((choice) => (
            <Radio key={choice.value} size="sm" {...choice} />
          ))}
        </div>
      </Radio.Group>
    </Section>
  );
}
