import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { openNewBooking } from '../booking/dialog-store.ts';
import { dayOffLabel } from '../calendar/business-hours.ts';
import { goTo } from '../frame/route.ts';
import { useAvailability } from '../store/availability-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { useSync } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { count, formatLongDay } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Page, Section } from '../ui/page.tsx';
import { DayList } from './day-list.tsx';
import { dayPlan, nowAndNext } from './day-plan.ts';
import { NextClient } from './next-client.tsx';
import { openHoursOn } from './open-hours.ts';
import styles from './today-page.module.css';
import { useFreshToday, useToday } from './today-store.ts';

/** The day at a glance: who comes next, the day in a list, what is free, what needs attention. */
export function TodayPage(): ReactNode {
  useFreshToday();
  const { data, busy, problem } = useToday();
  const summary = useSync((state) => state.summary);
  const settings = useSettings((state) => state.settings);
  const availability = useAvailability((state) => state.availability);
  const now = useNow();
  if (problem !== null) {
    return (
      <Page title="Today">
        <Notice tone="trouble" title="The day could not be read" isAlert>
          <p>{problem}</p>
        </Notice>
      </Page>
    );
  }
  if (data === null) return null;

  const { today, timeZone, todayBookings } = data;
  const open =
    availability === null
      ? [] // what is free is not known yet
      : openHoursOn(availability, today, settings);
  const dayOff = dayOffLabel(availability, today);
  const entries = dayPlan({ bookings: todayBookings, busy, open, timeZone });
  const { running, next } = nowAndNext(entries, now);
  const done = todayBookings.filter(({ status }) => status === 'completed').length;
  const attention = (summary?.failed ?? 0) + (summary?.needsDecision ?? 0);

  return (
    <Page
      title={formatLongDay(today)}
      actions={
        <Button
          leftSection={<Plus size={14} aria-hidden="true" />}
          onClick={() => openNewBooking({ beginning: { day: today } })}
        >
          Book for today
        </Button>
      }
    >
      <p className={styles['facts']}>
        {[
          ...(dayOff === null ? [] : [dayOff]),
          count(data.todayCount, 'booking'),
          ...(done > 0 ? [`${done} done`] : []),
          `${data.weekCount} this week`,
        ].join(' · ')}
      </p>
      {attention > 0 && (
        <Notice
          tone="caution"
          title={`${count(attention, 'thing')} need${attention === 1 ? 's' : ''} your attention`}
          actions={<Button onClick={() => goTo('sync')}>Show on the Sync page</Button>}
        />
      )}
      {(running !== null || next !== null) && (
        <NextClient running={running} next={next} timeZone={timeZone} now={now} />
      )}
      <Section title="The day">
        {entries.some(({ kind }) => kind !== 'free') ? (
          <DayList entries={entries} timeZone={timeZone} now={now} />
        ) : (
          <EmptyState
            title="Nothing is booked for today"
            action={
              data.next === null ? undefined : (
                <Button onClick={() => goTo('calendar')}>Look at the week</Button>
              )
            }
          >
            What you book for today stands here, with the free times between.
          </EmptyState>
        )}
      </Section>
    </Page>
  );
}
