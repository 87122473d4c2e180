import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReceiptFor } from '../../src-shared/domain/receipts.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { tell, tellFailure } from '../ui/notify.tsx';

/** Saves a receipt as PDF where the person says, and tells where it is. */
function saveReceipt(number: string): void {
  ask('receipts.save', { number })
    .then(({ path }) => {
      if (path !== null) tell(t('money:receipts.saved'), { message: path });
    })
    .catch(tellFailure);
}

type Props = {
  /** What to issue one for; null where there is nothing to issue any more. */
  subject: ReceiptFor | null;
  number: string | null;
  isDisabled?: boolean;
  /** It holds, and does not itself cancel another. */
  canCancel?: boolean;
};

/** Issues the receipt for what was paid; afterwards saves it, or cancels it by another one. */
export function ReceiptActions({
  subject,
  number,
  isDisabled = false,
  canCancel = true,
}: Props): ReactNode {
  const [isAsking, setAsking] = useState(false);

  function issue(): void {
    if (subject === null) return;
    ask('receipts.issue', subject)
      .then((receipt) =>
        tell(t('money:receipts.issued'), {
          message: receipt.number,
          undo: {
            label: t('money:receipts.saveShort'),
            act: async () => saveReceipt(receipt.number),
          },
        }),
      )
      .catch(tellFailure);
  }

  function cancel(): void {
    setAsking(false);
    if (number === null) return;
    ask('receipts.cancel', { number })
      .then((receipt) =>
        tell(t('money:receipts.cancelled'), {
          message: t('money:receipts.cancelledBy', { number: receipt.number }),
        }),
      )
      .catch(tellFailure);
  }

  if (number === null) {
    return (
      <Button size="xs" disabled={isDisabled} onClick={issue}>
        {t('money:receipts.issue')}
      </Button>
    );
  }
  return (
    <>
      <Button size="xs" onClick={() => saveReceipt(number)}>
        {t('money:receipts.save')}
      </Button>
      {canCancel && (
        <Button size="xs" variant="subtle" disabled={isDisabled} onClick={() => setAsking(true)}>
          {t('money:receipts.cancel')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('money:receipts.cancelQuestion', { number })}
        confirmLabel={t('money:receipts.cancel')}
        keepLabel={t('money:receipts.keep')}
        isDanger
        onConfirm={cancel}
        onClose={() => setAsking(false)}
      >
        {t('money:receipts.cancelAbout')}
      </ConfirmDialog>
    </>
  );
}
