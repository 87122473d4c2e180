import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { KeptTimeOff } from '../../src-shared/domain/availability.ts';
import { t } from '../../src-shared/words/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { addDays, daysBetween, formatDay } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { TimeOffDialog } from './time-off-dialog.tsx';

/** Days on which there is no work at all. */
export function TimeOffSection({
  timeOff,
  today,
}: {
  timeOff: KeptTimeOff[];
  today: string;
}): ReactNode {
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  const coming = timeOff.filter(({ endDay }) => endDay > today);
  return (
    <Section
      title={t('availability:off.title')}
      about={t('availability:off.about')}
      actions={<Button onClick={() => setOpen({ id: null })}>{t('availability:off.new')}</Button>}
    >
      {coming.length === 0 && <EmptyState title={t('availability:off.none')} />}
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
            onOpen={() => setOpen({ id: off.id })}
          />
        ))}
      </Rows>
      <TimeOffDialog
        timeOff={timeOff.find(({ id }) => id === open?.id) ?? null}
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
