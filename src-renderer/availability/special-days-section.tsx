import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DayException } from '../../src-shared/domain/availability.ts';
import { hoursText } from '../../src-shared/domain/hours-rules.ts';
import { t } from '../../src-shared/words/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDay } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { SpecialDayDialog } from './special-day-dialog.tsx';

/** Days with hours of their own. */
export function SpecialDaysSection({
  exceptions,
  today,
}: {
  exceptions: DayException[];
  today: string;
}): ReactNode {
  const [open, setOpen] = useState<{ day: string | null } | null>(null);
  const coming = exceptions.filter(({ day }) => day >= today);
  return (
    <Section
      title={t('availability:special.title')}
      about={t('availability:special.about')}
      actions={
        <Button onClick={() => setOpen({ day: null })}>{t('availability:special.new')}</Button>
      }
    >
      {coming.length === 0 ? (
        <EmptyState title={t('availability:special.none')} />
      ) : (
        <Rows label={t('availability:special.title')}>
          {coming.map(({ day, hours }) => (
            <Row
              key={day}
              name={formatDay(day, today.slice(0, 4))}
              facts={[
                hours.length === 0
                  ? t('availability:special.closed')
                  : hours.map(hoursText).join(', '),
              ]}
              isArchived={false}
              onOpen={() => setOpen({ day })}
            />
          ))}
        </Rows>
      )}
      <SpecialDayDialog
        exception={exceptions.find(({ day }) => day === open?.day) ?? null}
        today={today}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}
