import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Service, ServiceChange, ServiceChanged } from '../../src-shared/domain/service.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { count, formatWhen } from '../ui/format.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './service-dialog.module.css';

/** What of a service its bookings took over: "price and length"; empty when nothing of it changes. */
export function changedTerms(service: Service, changes: ServiceChange): string {
  const isOther = (field: keyof ServiceChange & keyof Service) =>
    changes[field] !== undefined && changes[field] !== service[field];
  const terms = [
    ...(isOther('priceMinor') || isOther('currency') ? ['price'] : []),
    ...(isOther('lengthMinutes') ? ['length'] : []),
    ...(isOther('bufferBeforeMinutes') || isOther('bufferAfterMinutes')
      ? ['time kept free around it']
      : []),
  ];
  return [terms.slice(0, -1).join(', '), terms.at(-1) ?? ''].filter(Boolean).join(' and ');
}

type QuestionProps = {
  number: number;
  terms: string;
  onAnswer: (applyToFuture: boolean) => void;
  onClose: () => void;
};

/** Asks whether coming bookings follow a change of their service. */
export function ComingQuestion({ number, terms, onAnswer, onClose }: QuestionProps): ReactNode {
  const one = number === 1;
  return (
    <SmallDialog isOpen title="Change coming bookings too?" onClose={onClose}>
      <Text size="sm">
        {count(number, 'coming booking')} {one ? 'has' : 'have'} the old {terms}. Change{' '}
        {one ? 'it' : 'them'} too? Past and paid ones stay as they are in any case.
      </Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button onClick={() => onAnswer(true)}>Change {one ? 'it' : 'them'} too</Button>
        <Button variant="filled" data-autofocus onClick={() => onAnswer(false)}>
          Only new bookings
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
    <SmallDialog isOpen title="Some bookings were left as they are" onClose={onClose}>
      <Text size="sm">
        Longer, {left.length === 1 ? 'this one' : 'these'} would run into something else. Everything
        else was changed.
      </Text>
      <ul className={styles['left']} aria-label="Left as they are">
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
            (in the way: {booking.inTheWay})
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button variant="filled" data-autofocus onClick={onClose}>
          Close
        </Button>
      </Group>
    </SmallDialog>
  );
}
