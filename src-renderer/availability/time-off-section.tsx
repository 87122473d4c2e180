import { addDays, daysBetween } from '../../src-shared/domain/time.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Availability, KeptTimeOff } from '../../src-shared/domain/availability.ts';
import { t } from '../../src-shared/words/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDay } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { TimeOffDialog } from './time-off-dialog.tsx';
import type { DayRange } from './year-days.ts';
import { YearView } from './year-view.tsx';

/** Days on which there is no work at all: seen and chosen in the year, and listed. */
export function TimeOffSection({
  availability,
  today,
}: {
  availability: Availability;
  today: string;
}): ReactNode {
  const { timeOff } = availability;
  const [open, setOpen] = useState<{ id: string | null; days: DayRange | null } | null>(null);
  const coming = timeOff.filter(({ endDay }) => endDay > today);

  /** A single day that is off already opens what it belongs to. */
  function choose(days: DayRange): void {
    const { firstDay, lastDay } = days;
    const known = timeOff.find(({ startDay, endDay }) => startDay <= firstDay && firstDay < endDay);
    const isKnown = known !== undefined && firstDay === lastDay;
    setOpen(isKnown ? { id: known.id, days: null } : { id: null, days });
  }

  return (
    <Section
      title={t('availability:off.title')}
      about={t('availability:off.about')}
      actions={
        <Button onClick={() => setOpen({ id: null, days: null })}>
          {t('availability:off.new')}
        </Button>
      }
    >
      <YearView rules={availability} today={today} shown={open?.days ?? null} onChoose={choose} />
      {coming.length === 0 ? (
        <EmptyState title={t('availability:off.none')} />
      ) : (
        <Rows label={t('availability:off.title')}>
          {coming.map((off) => (
            <Row
              key={off.id}
              name={off.label === '' ? t('availability:off.one') : off.label}
              facts={[
                daysText(off, today),
                t('availability:off.days', { count: daysBetween(off.startDay, off.endDay) }),
              ]}
              isArchived={false}
              onOpen={() => setOpen({ id: off.id, days: null })}
            />
          ))}
        </Rows>
      )}
      <TimeOffDialog
        timeOff={timeOff.find(({ id }) => id === open?.id) ?? null}
        days={open?.days ?? null}
        isOpen={open !== null}
        today={today}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}

function daysText({ startDay, endDay }: KeptTimeOff, today: string): string {
  const year = today.slice(0, 4);
  const lastDay = addDays(endDay, -1);
  const first = formatDay(startDay, year);
  return startDay === lastDay ? first : `${first} – ${formatDay(lastDay, year)}`;
}
