import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { formatWhen } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { unlessTaken } from './overlap-question.tsx';

/** Brings a cancelled booking back; asks when its time has been given away. Tells whether it was done. */
export async function restoreBooking(booking: BookingView, timeZone: string): Promise<boolean> {
  return unlessTaken({
    act: async (bookAnyway) =>
      keepBooking(await ask('bookings.restore', { id: booking.id, bookAnyway })),
    words: `${booking.displayTitle}, ${formatWhen(booking.when, timeZone)}, would have this in its way:`,
    refuseLabel: 'Leave it cancelled',
    findClashes: () => ask('bookings.clashes', { when: booking.when, except: booking.id }),
  });
}

type Props = { booking: BookingView; timeZone: string; onDone: () => void };

/** Asks once for a reason, and offers the way back afterwards. */
export function CancelBooking({ booking, timeZone, onDone }: Props): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');

  function cancel(): void {
    ask('bookings.cancel', { id: booking.id, reason })
      .then((cancelled) => {
        keepBooking(cancelled);
        setAsking(false);
        onDone();
        tell('Booking cancelled', {
          message: cancelled.displayTitle,
          undo: { act: async () => void (await restoreBooking(cancelled, timeZone)) },
        });
      })
      .catch(tellFailure);
  }

  return (
    <>
      <Button variant="subtle" size="sm" c="var(--trouble)" onClick={() => setAsking(true)}>
        Cancel booking
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Cancel this booking?"
        confirmLabel="Cancel booking"
        keepLabel="Keep it"
        isDanger
        onConfirm={cancel}
        onClose={() => setAsking(false)}
      >
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
      </ConfirmDialog>
    </>
  );
}

/** The way back for a cancelled booking. */
export function RestoreBooking({ booking, timeZone, onDone }: Props): ReactNode {
  function restore(): void {
    restoreBooking(booking, timeZone)
      .then((isDone) => {
        if (!isDone) return;
        onDone();
        tell('Booking restored', { message: booking.displayTitle });
      })
      .catch(tellFailure);
  }
  return (
    <Button variant="filled" size="sm" onClick={restore}>
      Restore booking
    </Button>
  );
}
