import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { useRoute } from '../frame/route.ts';
import { Page } from '../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CancellationSection } from './cancellation-section.tsx';
import { DataSection } from './data-section.tsx';
import { PracticeSection } from './practice-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ReceiptsSection } from './receipts-section.tsx';
import { RemindersSection } from './reminders-section.tsx';
import { SectionList } from './section-list.tsx';
import { showSection } from './show-section.ts';

/** What is set once and seldom looked at again; every change holds at once. */
export function SettingsPage(): ReactNode {
  const { detail } = useRoute();
  useEffect(() => {
    if (detail !== null) showSection(detail);
  }, [detail]);
  return (
    <Page title={t('settings:title')} aside={<SectionList />}>
      <AccountSection />
      <PracticeSection />
      <CancellationSection />
      <ReceiptsSection />
      <PrivacySection />
      <RemindersSection />
      <AppearanceSection />
      <DataSection />
      <AboutSection />
    </Page>
  );
}
