import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { WallTime } from '../../src-shared/domain/time.ts';
import { PaymentBlock } from '../money/payment-block.tsx';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { Notice } from '../ui/notice.tsx';
import { BookingForm } from './booking-form.tsx';
import { BookingHistory } from './booking-history.tsx';
import { BookingSync } from './booking-sync.tsx';
import { valuesOf } from './form-values.ts';
import { useBooking } from './use-booking.ts';
import { t } from '../../src-shared/words/words.ts';

type Props = {
  dialog: { id: string; startAsked: WallTime | null };
  onTitle: (title: string) => void;
  onDirty: (isDirty: boolean) => void;
  onClose: () => void;
};

/** A booking that is there, with how it stands towards the calendar and what happened to it. */
export function OpenBooking({ dialog, onTitle, onDirty, onClose }: Props): ReactNode {
  const timeZone = usePracticeTimeZone();
  const { booking, timeline, problem } = useBooking(dialog.id);
  const title = booking?.displayTitle ?? '';
  useEffect(() => onTitle(title), [onTitle, title]);

  // What the form began with. A newer one takes its place unless the person has typed something: then
  // main will refuse the older revision, and the form asks which of the two shall hold.
  const [base, setBase] = useState<BookingView | null>(null);
  const [isDirty, setDirty] = useState(false);
  if (booking !== null && (base === null || base.revision < booking.revision)) {
    if (base === null || !isDirty) setBase(booking);
  }
  useEffect(() => onDirty(isDirty), [onDirty, isDirty]);

  if (problem !== null) {
    return (
      <Notice tone="trouble" title={t('booking:dialog.unreadable')} isAlert>
        {problem}
      </Notice>
    );
  }
  if (booking === null || base === null) return null;
  const initial = valuesOf(base, timeZone);
  return (
    <BookingForm
      // A payment or a receipt changes none of the fields: they stay as they are, and where they are.
      key={JSON.stringify([base.status, initial])}
      booking={base}
      initial={initial}
      startAsked={dialog.startAsked}
      lengthIsMeant
      timeZone={timeZone}
      onDirty={setDirty}
      onShowNewer={() => setBase(booking)}
      onClose={onClose}
    >
      <PaymentBlock booking={booking} isDirty={isDirty} timeZone={timeZone} />
      <BookingSync booking={booking} timeZone={timeZone} />
      <BookingHistory booking={booking} timeline={timeline} timeZone={timeZone} />
    </BookingForm>
  );
}
