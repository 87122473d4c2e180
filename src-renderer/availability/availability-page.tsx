import type { ReactNode } from 'react';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { useAvailability } from '../store/availability-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { Page } from '../ui/page.tsx';
import { HolidaysSection } from './holidays-section.tsx';
import { OpeningsSection } from './openings-section.tsx';
import { SpecialDaysSection } from './special-days-section.tsx';
import { TimeOffSection } from './time-off-section.tsx';
import { WeekSection } from './week-section.tsx';

/** When the practice is open, when it is not, and what it offers. */
export function AvailabilityPage(): ReactNode {
  const availability = useAvailability((state) => state.availability);
  const timeZone = usePracticeTimeZone();
  const today = dayOf(useNow(), timeZone);
  if (availability === null) return null;
  return (
    <Page title={t('availability:title')}>
      <WeekSection weekly={availability.weekly} />
      <SpecialDaysSection exceptions={availability.exceptions} today={today} />
      <TimeOffSection availability={availability} today={today} />
      <HolidaysSection availability={availability} today={today} />
      <OpeningsSection rules={availability} today={today} />
    </Page>
  );
}
