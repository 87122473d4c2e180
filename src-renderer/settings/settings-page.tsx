import type { ReactNode } from 'react';
import { Page } from '../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CancellationSection } from './cancellation-section.tsx';
import { PracticeSection } from './practice-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ReceiptsSection } from './receipts-section.tsx';
import { RemindersSection } from './reminders-section.tsx';

/** What is set once and seldom looked at again; every change holds at once. */
export function SettingsPage(): ReactNode {
  return (
    <Page title="Settings">
      <AccountSection />
      <PracticeSection />
      <CancellationSection />
      <ReceiptsSection />
      <PrivacySection />
      <RemindersSection />
      <AppearanceSection />
      <AboutSection />
    </Page>
  );
}
