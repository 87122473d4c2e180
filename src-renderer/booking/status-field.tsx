import { Input } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { livingStatuses, whyNotStatus } from '../../src-shared/domain/booking-life.ts';
import { now } from '../ui/clock.ts';
import styles from './booking-form.module.css';
import type { BookingForm } from './use-booking-form.ts';
import { Segments } from '../ui/segments.tsx';
import { t } from '../../src-shared/words/words.ts';

type Props = { booking: BookingView | null; form: BookingForm; timeZone: string };

const newStatuses = ['tentative', 'confirmed'] as const;

/** Where a booking is in its life. What it can't be now is not taken, and the field says why. */
export function StatusField({ booking, form, timeZone }: Props): ReactNode {
  const [why, setWhy] = useState<string | null>(null);
  const { values, formWhen } = form;

  function choose(value: string): void {
    const status = livingStatuses.find((known) => known === value) ?? 'confirmed';
    const when = formWhen.kind === 'clear' ? formWhen.when : booking?.when;
    const reason =
      booking === null || when === undefined
        ? null
        : whyNotStatus({ ...booking, when }, status, { now: now(), timeZone });
    setWhy(reason);
    if (reason === null) form.change({ status });
  }

  return (
    <Input.Wrapper label={t('booking:status.label')} labelElement="div">
      <Segments<string>
        isWide
        label={t('booking:status.label')}
        value={values.status}
        onChange={choose}
        choices={(booking === null ? newStatuses : livingStatuses).map((value) => ({
          value,
          label: t(`booking:status.${value}`),
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
