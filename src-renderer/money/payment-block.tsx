import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { dueOf, openOf } from '../../src-shared/domain/payment.ts';
import { formatPrice, toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { now } from '../ui/clock.ts';
import { formatDay } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { PriceField } from '../ui/price-field.tsx';
import styles from './money.module.css';
import { methodChoices, methodOf, methodWords } from './method-words.ts';
import { PackageChoice } from './package-choice.tsx';
import { paidAtOn } from './paid-at.ts';
import { ReceiptActions } from './receipt-actions.tsx';
import { tellWithUndo } from '../undo/take-back.ts';
import { lastMethod, rememberMethod } from './last-method.ts';

type Props = {
  booking: BookingView;
  /** There is something typed that was not saved yet: money waits until it is. */
  isDirty: boolean;
  timeZone: string;
};

/** What a booking costs, whether and how it was paid, and its receipt. Everything here holds at once. */
export function PaymentBlock({ booking, isDirty, timeZone }: Props): ReactNode {
  const isPaid = booking.paidAt !== null;
  const isNothingAsked = booking.status === 'cancelled' && booking.cancelFeeMinor === 0;

  function unpay(): void {
    ask('bookings.unpay', { id: booking.id })
      .then((open) => {
        keepBooking(open);
        tellWithUndo(t('money:payment.takenBack'), booking.displayTitle);
      })
      .catch(tellFailure);
  }

  return (
    <section className={styles['part']} aria-label={t('money:payment.title')}>
      <h3>{t('money:payment.title')}</h3>
      <p>{paymentWords(booking, timeZone)}</p>
      {isDirty && <p className={styles['soft']}>{t('money:payment.saveFirst')}</p>}
      {!isPaid && booking.status !== 'cancelled' && (
        <PackageChoice booking={booking} isDisabled={isDirty} />
      )}
      {!isPaid && booking.packageId === null && !isNothingAsked && (
        <PayFields
          key={`${booking.revision}`}
          booking={booking}
          isDisabled={isDirty}
          timeZone={timeZone}
        />
      )}
      {isPaid && (
        <div className={styles['actions']}>
          <ReceiptActions
            subject={{ bookingId: booking.id }}
            number={booking.receiptNumber}
            isDisabled={isDirty}
          />
          {booking.receiptNumber === null && (
            <Button size="xs" variant="subtle" disabled={isDirty} onClick={unpay}>
              {t('money:payment.takeBack')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** How a booking stands with its payment, in a sentence. */
export function paymentWords(booking: BookingView, timeZone: string): string {
  const price = (minor: number): string => formatPrice(minor, booking.currency);
  if (booking.packageId !== null) return t('money:payment.byPackage');
  if (booking.paidAt !== null) {
    const { paidMethod, receiptNumber: number } = booking;
    const fact = {
      amount: price(booking.paidMinor),
      day: formatDay(dayOf(booking.paidAt, timeZone)),
    };
    const open = openOf(booking);
    return [
      paidMethod === null
        ? t('money:payment.paid', fact)
        : t('money:payment.paidHow', { ...fact, how: methodWords[paidMethod] }),
      ...(open === 0 ? [] : [t('money:payment.stillOpen', { amount: price(open) })]),
      ...(number === null ? [] : [t('money:payment.receipt', { number })]),
    ].join(' ');
  }
  const due = dueOf(booking);
  if (booking.status === 'cancelled')
    return due === 0
      ? t('money:payment.nothingAsked')
      : t('money:payment.feeOpen', { amount: price(due) });
  if (booking.status === 'no_show') return t('money:payment.noShow');
  if (booking.priceMinor === null) return t('money:payment.noPrice');
  const agreed = price(booking.priceMinor);
  if (booking.discountMinor === 0) return t('money:payment.notPaid', { price: agreed });
  const net = Math.max(0, booking.priceMinor - booking.discountMinor);
  return t('money:payment.notPaidLess', {
    price: agreed,
    discount: price(booking.discountMinor),
    net: price(net),
  });
}

type PayProps = { booking: BookingView; isDisabled: boolean; timeZone: string };

function PayFields({ booking, isDisabled, timeZone }: PayProps): ReactNode {
  const { currency } = booking;
  const due = openOf({
    ...booking,
    status: booking.status === 'tentative' ? 'confirmed' : booking.status,
  });
  const [amount, setAmount] = useState<number | ''>(due === 0 ? '' : toMajor(due, currency));
  const [method, setMethod] = useState<string>(lastMethod);
  const [day, setDay] = useState(dayOf(now(), timeZone));
  const [isTried, setTried] = useState(false);
  const isDayWrong = !/^\d{4}-\d{2}-\d{2}$/.test(day);

  function pay(): void {
    setTried(true);
    if (amount === '' || amount <= 0 || isDayWrong) return;
    ask('bookings.pay', {
      id: booking.id,
      amountMinor: toMinor(amount, currency),
      method: methodOf(method),
      at: paidAtOn(day, now(), timeZone),
    })
      .then((paid) => {
        keepBooking(paid);
        rememberMethod(methodOf(method));
        tellWithUndo(
          t('money:payment.entered'),
          t('money:payment.enteredWhat', {
            amount: formatPrice(paid.paidMinor, currency),
            title: booking.displayTitle,
          }),
        );
      })
      .catch(tellFailure);
  }

  return (
    <div className={styles['pay']}>
      <PriceField
        label={t('money:payment.amount', { currency })}
        currency={currency}
        value={amount}
        isDisabled={isDisabled}
        error={
          isTried && (amount === '' || amount <= 0) ? t('money:payment.wrong.amount') : undefined
        }
        onChange={setAmount}
      />
      <Select
        label={t('money:payment.how')}
        data={methodChoices()}
        allowDeselect={false}
        value={method}
        disabled={isDisabled}
        onChange={(value) => setMethod(methodOf(value))}
      />
      <TextInput
        label={t('money:payment.on')}
        type="date"
        value={day}
        disabled={isDisabled}
        error={isTried && isDayWrong ? t('money:payment.wrong.day') : undefined}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button size="sm" disabled={isDisabled} onClick={pay}>
        {t('money:payment.enter')}
      </Button>
    </div>
  );
}
