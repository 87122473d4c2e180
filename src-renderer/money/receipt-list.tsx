import type { ReactNode } from 'react';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import type { Receipt, ReceiptFor } from '../../src-shared/domain/receipts.ts';
import { t } from '../../src-shared/words/words.ts';
import { Section } from '../ui/page.tsx';
import { formatDay } from '../ui/format.ts';
import styles from './money.module.css';
import { ReceiptActions } from './receipt-actions.tsx';

type Props = {
  receipts: Receipt[];
  /** The year that stands above them. */
  year: string;
};

/** The receipts of a time; each can be saved again, and cancelled where it still holds. */
export function ReceiptList({ receipts, year }: Props): ReactNode {
  if (receipts.length === 0) return null;
  return (
    <Section title={t('money:receipts.title')}>
      <ul className={styles['list']} aria-label={t('money:receipts.list')}>
        {receipts.map((receipt) => (
          <li key={receipt.id} className={styles['item']}>
            <div>
              <p>
                {receipt.number}, {formatDay(receipt.content.issuedDay, year)},{' '}
                {receipt.content.clientName},{' '}
                {formatPrice(receipt.content.totalMinor, receipt.content.currency)}
              </p>
              <p className={styles['soft']}>{stateOf(receipt)}</p>
            </div>
            <ReceiptActions
              subject={subjectOf(receipt)}
              number={receipt.number}
              canCancel={holds(receipt)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function holds(receipt: Receipt): boolean {
  return receipt.cancelledBy === null && receipt.cancelsId === null;
}

function stateOf({ cancelledBy, content }: Receipt): string {
  if (cancelledBy !== null) return t('money:receipts.isCancelledBy', { number: cancelledBy });
  if (content.cancels !== null) return t('money:receipts.cancels', { number: content.cancels });
  return content.lines.map(({ text }) => text).join(', ');
}

function subjectOf({ bookingId, packageId }: Receipt): ReceiptFor | null {
  if (bookingId !== null) return { bookingId };
  return packageId === null ? null : { packageId };
}
