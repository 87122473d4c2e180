import { Input } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { livingStatuses, whyNotStatus } from '../../src-shared/domain/booking-life.ts';
import { now, useNow } from '../ui/clock.ts';
import styles from './booking-form.module.css';
import type { BookingForm } from './use-booking-form.ts';
import { Segments } from '../ui/segments.tsx';
import { t } from '../../src-shared/words/words.ts';

type Props = { booking: BookingView | null; form: BookingForm; timeZone: string };

type LivingStatus = (typeof livingStatuses)[number];

const newStatuses = ['tentative', 'confirmed'] as const;

/** Where a booking is in its life. What it can't be now stands in italics and is not taken, and the field says why. */
export function StatusField({ booking, form, timeZone }: Props): ReactNode {
  const [why, setWhy] = useState<string | null>(null);
  const { values, formWhen } = form;
  const instant = useNow();

  function whyNot(status: LivingStatus, at: number): string | null {
    if (booking === null) return null;
    const when = formWhen.kind === 'clear' ? formWhen.when : booking.when;
    return whyNotStatus({ ...booking, when }, status, { now: at, timeZone });
  }

  function choose(status: LivingStatus): void {
    const reason = whyNot(status, now());
    setWhy(reason);
    if (reason === null) form.change({ status });
  }

  return (
    <Input.Wrapper label={t('booking:status.label')} labelElement="div">
      <Segments<LivingStatus>
        isWide
        label={t('booking:status.label')}
        value={values.status}
        onChange={choose}
        choices={(booking === null ? newStatuses : livingStatuses).map((value) => ({
          value,
          label: t(`booking:status.${value}`),
          // Not switched off: by keys it could not be asked why.
          whyNot: value === values.status ? null : whyNot(value, instant),
        }))}
      />
      {why !== null && (
        <p className={styles['why']} role="alert">
          {why}
        </p>
      )}
    </Input.Wrapper>
  );
}
