import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { dayOffLabel } from '../calendar/opening-hours.ts';
import { attentionOf } from '../frame/pill-words.ts';
import { goTo } from '../frame/route.ts';
import { useAvailability } from '../store/availability-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { useSync } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatLongDay } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Page, Section } from '../ui/page.tsx';
import { DayList } from './day-list.tsx';
import { dayPlan, nowAndNext, stillToCome } from './day-plan.ts';
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
      <Page title={t('today:title')}>
        <Notice tone="trouble" title={t('today:unreadable')} isAlert>
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
  const shown = stillToCome(entries, now);
  const isEmpty = entries.every(({ kind }) => kind === 'free');
  const { running, next } = nowAndNext(entries, now);
  const done = todayBookings.filter(({ status }) => status === 'completed').length;
  const attention = summary === null ? 0 : attentionOf(summary);

  return (
    <Page
      title={formatLongDay(today)}
      actions={
        <Button
          leftSection={<Plus size={14} aria-hidden="true" />}
          onClick={() => openNewBooking({ beginning: { day: today } })}
        >
          {t('today:book')}
        </Button>
      }
    >
      <p className={styles['facts']}>
        {[
          ...(dayOff === null ? [] : [dayOff]),
          t('today:fact.bookings', { count: data.todayCount }),
          ...(done > 0 ? [t('today:fact.done', { count: done })] : []),
          t('today:fact.week', { count: data.weekCount }),
        ].join(' · ')}
      </p>
      {attention > 0 && (
        <Notice
          tone="caution"
          title={t('today:attention.title', { count: attention })}
          actions={<Button onClick={() => goTo('sync')}>{t('today:attention.show')}</Button>}
        />
      )}
      {(running !== null || next !== null) && (
        <NextClient running={running} next={next} timeZone={timeZone} now={now} />
      )}
      <Section title={t('today:day')}>
        {isEmpty && (
          <EmptyState
            title={t('today:none.title')}
            action={
              data.next === null ? undefined : (
                <Button onClick={() => goTo('calendar')}>{t('today:none.look')}</Button>
              )
            }
          >
            {shown.length === 0
              ? t('today:none.about')
              : t('today:none.free', { count: shown.length })}
          </EmptyState>
        )}
        {shown.length > 0 && <DayList entries={shown} timeZone={timeZone} now={now} />}
      </Section>
    </Page>
  );
}
