import type { ReactNode } from 'react';
import { BookingDialog } from '../booking/booking-dialog.tsx';
import { OverlapQuestion } from '../booking/overlap-question.tsx';
import { SeriesDialogs } from '../series/series-dialogs.tsx';
import { FitsDialog } from '../waiting/fits-dialog.tsx';
import { WaitingDialog } from '../waiting/waiting-dialog.tsx';

/** The dialogs that can be opened from anywhere; each is there when its store says so. */
export function Dialogs(): ReactNode {
  return (
    <>
      <BookingDialog />
      <OverlapQuestion />
      <SeriesDialogs />
      <WaitingDialog />
      <FitsDialog />
    </>
  );
}
