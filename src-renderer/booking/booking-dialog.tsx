import { Drawer } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import styles from './booking-form.module.css';
import { closeBookingDialog, useBookingDialog } from './dialog-store.ts';
import type { BookingDialog as OpenOn } from './dialog-store.ts';
import { NewBooking } from './new-booking.tsx';
import { OpenBooking } from './open-booking.tsx';

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
      <Drawer
        opened={dialog.kind !== 'closed'}
        onClose={() => (isDirty ? setAsksToDiscard(true) : close())}
        position="right"
        size={480}
        title={dialog.kind === 'open' ? title : 'New booking'}
        classNames={{ body: styles['body'] ?? '', content: styles['content'] ?? '', title: styles['title'] ?? '' }}
        transitionProps={{ duration: 120 }}
      >
        <Content key={opened} dialog={dialog} onTitle={setTitle} onDirty={setDirty} onClose={close} />
      </Drawer>
      <ConfirmDialog
        isOpen={asksToDiscard}
        title="Discard what you typed?"
        confirmLabel="Discard"
        keepLabel="Keep writing"
        onConfirm={close}
        onClose={() => setAsksToDiscard(false)}
      >
        The booking has changes that are not saved.
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
  if (dialog.kind === 'open') return <OpenBooking dialog={dialog} onTitle={onTitle} onDirty={onDirty} onClose={onClose} />;
  return <NewBooking dialog={dialog} onDirty={onDirty} onClose={onClose} />;
}
