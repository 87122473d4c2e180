import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView, CancelledBy } from '../../src-shared/domain/booking.ts';
import { cancellationOf } from '../../src-shared/domain/cancellation.ts';
import { toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { formatWhen } from '../ui/format.ts';
import styles from './booking-form.module.css';
import { tellFailure } from '../ui/notify.tsx';
import { PriceField } from '../ui/price-field.tsx';
import { bookingNamed, tellWithUndo } from '../undo/take-back.ts';
import { ReachChoice } from '../series/reach-choice.tsx';
import type { Reach } from '../series/series-questions.ts';
import { unlessTaken } from './overlap-question.tsx';
import { t } from '../../src-shared/words/words.ts';

/** Brings a cancelled booking back; asks when its time has been given away. Tells whether it was done. */
async function restoreBooking(booking: BookingView, timeZone: string): Promise<boolean> {
  return unlessTaken({
    act: async (bookAnyway) =>
      keepBooking(await ask('bookings.restore', { id: booking.id, bookAnyway })),
    words: t('booking:restore.clash', {
      title: booking.displayTitle,
      when: formatWhen(booking.when, timeZone),
    }),
    refuseLabel: t('booking:restore.leave'),
    findClashes: () => ask('bookings.clashes', { when: booking.when, except: booking.id }),
  });
}

type Props = { booking: BookingView; timeZone: string; onDone: () => void };

/** Asks once why and by whom, says what is late and what that costs, and offers the way back afterwards. */
export function CancelBooking({ booking, timeZone, onDone }: Props): ReactNode {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" size="sm" c="var(--trouble)" onClick={() => setAsking(true)}>
        {t('booking:cancel.button')}
      </Button>
      {isAsking && (
        <CancelDialog
          booking={booking}
          timeZone={timeZone}
          onDone={onDone}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function CancelDialog({
  booking,
  timeZone,
  onDone,
  onClose,
}: Props & { onClose: () => void }): ReactNode {
  const rules = useSettings((state) => state.settings.cancellation);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState<CancelledBy>('client');
  // Null for as the rules say; what the person chose stays.
  const [lateChosen, setLateChosen] = useState<boolean | null>(null);
  const [reach, setReach] = useState<Reach>('this');
  const [feeChosen, setFeeChosen] = useState<number | '' | null>(null);
  const moment = { now: useNow(), timeZone };
  const said = { reason, by, ...(lateChosen === null ? {} : { late: lateChosen }) };
  const { late, feeMinor } = cancellationOf(booking, said, rules, moment);
  const fee = feeChosen ?? (feeMinor === 0 ? '' : toMajor(feeMinor, booking.currency));

  function cancelSeries(scope: Exclude<Reach, 'this'>): void {
    ask('series.cancel', { bookingId: booking.id, scope, reason, by })
      .then(({ count: cancelled }) => {
        onClose();
        onDone();
        tellWithUndo(t('booking:told.cancelledSeries', { count: cancelled }), booking.displayTitle);
      })
      .catch(tellFailure);
  }

  function cancel(): void {
    if (reach !== 'this') {
      cancelSeries(reach);
      return;
    }
    ask('bookings.cancel', {
      id: booking.id,
      reason,
      by,
      late,
      feeMinor: late && fee !== '' ? toMinor(fee, booking.currency) : 0,
    })
      .then((cancelled) => {
        keepBooking(cancelled);
        onClose();
        onDone();
        tellWithUndo(
          t('booking:told.cancelled'),
          bookingNamed(cancelled.displayTitle, formatWhen(cancelled.when, timeZone)),
        );
      })
      .catch(tellFailure);
  }

  return (
    <ConfirmDialog
      isOpen
      title={t('booking:cancel.title')}
      confirmLabel={t('booking:cancel.button')}
      keepLabel={t('booking:cancel.keep')}
      isDanger
      onConfirm={cancel}
      onClose={onClose}
    >
      <div className={styles['asking']}>
        <p className={styles['which']}>
          {t('booking:cancel.which', {
            title: booking.displayTitle,
            when: formatWhen(booking.when, timeZone),
          })}
        </p>
        {booking.seriesId !== null && (
          <ReachChoice label={t('booking:cancel.reach')} value={reach} onChange={setReach} />
        )}
        <TextInput
          label={t('booking:cancel.reason')}
          description={t('booking:cancel.reasonHint')}
          maxLength={500}
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            cancel();
          }}
        />
        <Radio.Group
          label={t('booking:cancel.by')}
          value={by}
          onChange={(value) => setBy(value === 'practice' ? 'practice' : 'client')}
        >
          <div className={styles['choices']}>
            <Radio value="client" label={t('booking:cancel.byClient')} />
            <Radio value="practice" label={t('booking:cancel.byPractice')} />
          </div>
        </Radio.Group>
        <Checkbox
          label={t('booking:cancel.late')}
          description={lateWords(rules.lateHours)}
          checked={late}
          onChange={(event) => setLateChosen(event.currentTarget.checked)}
        />
        {late && (
          <PriceField
            label={t('booking:cancel.fee', { currency: booking.currency })}
            placeholder={t('booking:cancel.noFee')}
            currency={booking.currency}
            value={fee}
            onChange={setFeeChosen}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}

function lateWords(hours: number): string {
  return hours === 0
    ? t('booking:cancel.neverLate')
    : t('booking:cancel.lateHours', { count: hours });
}

/** The way back for a cancelled booking. */
export function RestoreBooking({ booking, timeZone, onDone }: Props): ReactNode {
  function restore(): void {
    restoreBooking(booking, timeZone)
      .then((isDone) => {
        if (!isDone) return;
        onDone();
        tellWithUndo(
          t('booking:told.restored'),
          bookingNamed(booking.displayTitle, formatWhen(booking.when, timeZone)),
        );
      })
      .catch(tellFailure);
  }
  return (
    <Button variant="filled" size="sm" onClick={restore}>
      {t('booking:restore.button')}
    </Button>
  );
}
