import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { SideDialog } from '../ui/side-dialog.tsx';
import { closeBookingDialog, useBookingDialog } from './dialog-store.ts';
import type { BookingDialog as OpenOn } from './dialog-store.ts';
import { NewBooking } from './new-booking.tsx';
import { OpenBooking } from './open-booking.tsx';
import { t } from '../../src-shared/words/words.ts';

/** The dialog for a new booking and for one that is there; the days stay in sight beside it. */
export function BookingDialog(): ReactNode {
  const { dialog, opened } = useBookingDialog();
  const [title, setTitle] = useState('');
  const [isDirty, setDirty] = useState(false);
  const [asksToDiscard, setAsksToDiscard] = useState(false);

  function close(): void {
    setAsksToDiscard(false);
    setDirty(false);
    closeBookingDialog();
  }

  return (
    <>
      <SideDialog
        isOpen={dialog.kind !== 'closed'}
        title={dialog.kind === 'open' ? title : t('booking:dialog.new')}
        onClose={() => (isDirty ? setAsksToDiscard(true) : close())}
      >
        <Content
          key={opened}
          dialog={dialog}
          onTitle={setTitle}
          onDirty={setDirty}
          onClose={close}
        />
      </SideDialog>
      <ConfirmDialog
        isOpen={asksToDiscard}
        title={t('booking:discard.title')}
        confirmLabel={t('booking:discard.discard')}
        keepLabel={t('booking:discard.keep')}
        isDanger
        onConfirm={close}
        onClose={() => setAsksToDiscard(false)}
      >
        {t('booking:discard.words')}
      </ConfirmDialog>
    </>
  );
}

type ContentProps = {
  dialog: OpenOn;
  onTitle: (title: string) => void;
  onDirty: (isDirty: boolean) => void;
  onClose: () => void;
};

function Content({ dialog, onTitle, onDirty, onClose }: ContentProps): ReactNode {
  if (dialog.kind === 'closed') return null;
  if (dialog.kind === 'open')
    return <OpenBooking dialog={dialog} onTitle={onTitle} onDirty={onDirty} onClose={onClose} />;
  return <NewBooking dialog={dialog} onDirty={onDirty} onClose={onClose} />;
}
