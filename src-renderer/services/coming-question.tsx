import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Service, ServiceChange, ServiceChanged } from '../../src-shared/domain/service.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { listWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { formatWhen } from '../ui/format.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './service-dialog.module.css';

/** What of a service its bookings took over: "price and length"; empty when nothing of it changes. */
export function changedTerms(service: Service, changes: ServiceChange): string {
  const isOther = (field: keyof ServiceChange & keyof Service) =>
    changes[field] !== undefined && changes[field] !== service[field];
  const terms = [
    ...(isOther('priceMinor') || isOther('currency') ? [t('services:term.price')] : []),
    ...(isOther('lengthMinutes') ? [t('services:term.length')] : []),
    ...(isOther('bufferBeforeMinutes') || isOther('bufferAfterMinutes')
      ? [t('services:term.buffers')]
      : []),
  ];
  return listWords(terms);
}

type QuestionProps = {
  number: number;
  terms: string;
  onAnswer: (applyToFuture: boolean) => void;
  onClose: () => void;
};

/** Asks whether coming bookings follow a change of their service. */
export function ComingQuestion({ number, terms, onAnswer, onClose }: QuestionProps): ReactNode {
  return (
    <SmallDialog isOpen title={t('services:coming.title')} onClose={onClose}>
      <Text size="sm">{t('services:coming.about', { count: number, terms })}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button onClick={() => onAnswer(true)}>
          {t('services:coming.change', { count: number })}
        </Button>
        <Button variant="filled" data-autofocus onClick={() => onAnswer(false)}>
          {t('services:coming.onlyNew')}
        </Button>
      </Group>
    </SmallDialog>
  );
}

/** Lists the bookings that could not follow, so that each can be looked at. */
export function LeftAlone({
  left,
  onClose,
}: {
  left: ServiceChanged['left'];
  onClose: () => void;
}): ReactNode {
  const timeZone = usePracticeTimeZone();
  return (
    <SmallDialog isOpen title={t('services:left.title')} onClose={onClose}>
      <Text size="sm">{t('services:left.about', { count: left.length })}</Text>
      <ul className={styles['left']} aria-label={t('services:left.list')}>
        {left.map((booking) => (
          <li key={booking.id}>
            <button
              type="button"
              className={styles['open']}
              onClick={() => {
                onClose();
                openBooking(booking.id);
              }}
            >
              {booking.title}, {formatWhen(booking.when, timeZone)}
            </button>{' '}
            {t('services:left.inTheWay', { what: booking.inTheWay })}
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button variant="filled" data-autofocus onClick={onClose}>
          {t('services:left.close')}
        </Button>
      </Group>
    </SmallDialog>
  );
}
