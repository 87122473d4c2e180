import { Button, Checkbox, NumberInput, Radio, TextInput } from '@mantine/core';
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
import { count, formatWhen } from '../ui/format.ts';
import styles from './booking-form.module.css';
import { tellFailure } from '../ui/notify.tsx';
import { tellWithUndo } from '../undo/take-back.ts';
import { ReachChoice } from '../series/reach-choice.tsx';
import type { Reach } from '../series/series-questions.ts';
import { unlessTaken } from './overlap-question.tsx';

/** Brings a cancelled booking back; asks when its time has been given away. Tells whether it was done. */
async function restoreBooking(booking: BookingView, timeZone: string): Promise<boolean> {
  return unlessTaken({
    act: async (bookAnyway) =>
      keepBooking(await ask('bookings.restore', { id: booking.id, bookAnyway })),
    words: `${booking.displayTitle}, ${formatWhen(booking.when, timeZone)}, would have this in its way:`,
    refuseLabel: 'Leave it cancelled',
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
        Cancel booking
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
  const [feeChosen, setFeeChosen] = useState<number | string | null>(null);
  const moment = { now: useNow(), timeZone };
  const said = { reason, by, ...(lateChosen === null ? {} : { late: lateChosen }) };
  const { late, feeMinor } = cancellationOf(booking, said, rules, moment);
  const fee = feeChosen ?? (feeMinor === 0 ? '' : toMajor(feeMinor, booking.currency));

  function cancelSeries(scope: Exclude<Reach, 'this'>): void {
    ask('series.cancel', { bookingId: booking.id, scope, reason, by })
      .then(({ count: cancelled }) => {
        onClose();
        onDone();
        tellWithUndo(`${count(cancelled, 'booking')} cancelled`, booking.displayTitle);
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
      feeMinor: late && typeof fee === 'number' ? toMinor(fee, booking.currency) : 0,
    })
      .then((cancelled) => {
        keepBooking(cancelled);
        onClose();
        onDone();
        tellWithUndo('Booking cancelled', cancelled.displayTitle);
      })
      .catch(tellFailure);
  }

  return (
    <ConfirmDialog
      isOpen
      title="Cancel this booking?"
      confirmLabel="Cancel booking"
      keepLabel="Keep it"
      isDanger
      onConfirm={cancel}
      onClose={onClose}
    >
      <div className={styles['asking']}>
        {booking.seriesId !== null && (
          <ReachChoice label="Cancel" value={reach} onChange={setReach} />
        )}
        <TextInput
          label="Reason"
          description="Optional. You can bring the booking back afterwards."
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
          label="Whose wish is it?"
          value={by}
          onChange={(value) => setBy(value === 'practice' ? 'practice' : 'client')}
        >
          <div className={styles['choices']}>
            <Radio size="xs" value="client" label="The client’s" />
            <Radio size="xs" value="practice" label="Mine" />
          </div>
        </Radio.Group>
        <Checkbox
          size="xs"
          label="Cancelled late"
          description={lateWords(rules.lateHours)}
          checked={late}
          onChange={(event) => setLateChosen(event.currentTarget.checked)}
        />
        {late && (
          <NumberInput
            label={`Fee (${booking.currency})`}
            placeholder="None"
            min={0}
            decimalScale={2}
            hideControls
            value={fee}
            onChange={setFeeChosen}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}

function lateWords(hours: number): string {
  if (hours === 0) return 'By your settings no cancellation is late.';
  return `By your settings that is less than ${count(hours, 'hour')} before.`;
}

/** The way back for a cancelled booking. */
export function RestoreBooking({ booking, timeZone, onDone }: Props): ReactNode {
  function restore(): void {
    restoreBooking(booking, timeZone)
      .then((isDone) => {
        if (!isDone) return;
        onDone();
        tellWithUndo('Booking restored', booking.displayTitle);
      })
      .catch(tellFailure);
  }
  return (
    <Button variant="filled" size="sm" onClick={restore}>
      Restore booking
    </Button>
  );
}
