import { Button, CloseButton, Popover } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { possibleStatuses } from '../../src-shared/domain/booking-life.ts';
import { openOf } from '../../src-shared/domain/payment.ts';
import { formatPrice } from '../../src-shared/domain/price-text.ts';
import { t } from '../../src-shared/words/words.ts';
import { CancelBooking } from '../booking/cancel-booking.tsx';
import { openBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { useBookings } from '../store/bookings-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { useEscape } from '../ui/escape.ts';
import { formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SyncMark } from '../ui/sync-mark.tsx';
import { markBooking } from '../today/mark-booking.ts';
import { boxOf, closeLook, followLook, useLook } from './quick-look-store.ts';
import styles from './quick-look.module.css';

const marks = ['arrived', 'completed', 'no_show'] as const;

/** A booking at a glance, beside where it stands in the calendar, with what is most often done to it. */
export function QuickLook(): ReactNode {
  const look = useLook((state) => state.look);
  const booking = useBookings((state) => state.bookings.find(({ id }) => id === look?.bookingId));
  const dropdown = useRef<HTMLDivElement>(null);
  const isOpen = look !== null && booking !== undefined;
  useEscape(isOpen, closeLook);
  useMarkedBox(isOpen ? booking.id : null);

  // A question it asks stands outside of it, and is no reason to go.
  const onPress = useEffectEvent(({ target }: PointerEvent) => {
    if (!(target instanceof Element) || dropdown.current?.contains(target) === true) return;
    if (target.closest('[role="dialog"], [role="alert"]') === null)
      useLook.setState({ look: null });
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const listener = (event: PointerEvent) => onPress(event);
    document.addEventListener('pointerdown', listener);
    return () => document.removeEventListener('pointerdown', listener);
  }, [isOpen]);

  if (look === null || booking === undefined) return null;
  const { at } = look;
  return (
    <Popover
      key={booking.id}
      opened
      trapFocus
      withRoles={false} // what it stands beside is no control
      closeOnEscape={false}
      closeOnClickOutside={false}
      width={310}
      position="right-start"
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span
          className={styles['place']}
          style={{ left: at.left, top: at.top, width: at.width, height: at.height }}
        />
      </Popover.Target>
      <Popover.Dropdown
        ref={dropdown}
        role="dialog"
        aria-label={t('calendar:look.name', { title: booking.displayTitle })}
      >
        <Glance booking={booking} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Shows which booking it is about, and stays beside that when the window becomes another size or something scrolls. */
function useMarkedBox(bookingId: string | null): void {
  useEffect(() => {
    if (bookingId === null) return undefined;
    const box = boxOf(bookingId);
    box?.toggleAttribute('data-looked-at', true);
    window.addEventListener('resize', followLook);
    window.addEventListener('scroll', followLook, { capture: true });
    return () => {
      box?.toggleAttribute('data-looked-at', false);
      window.removeEventListener('resize', followLook);
      window.removeEventListener('scroll', followLook, { capture: true });
    };
  }, [bookingId]);
}

function Glance({ booking }: { booking: BookingView }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const possible: string[] = possibleStatuses(booking, { now: useNow(), timeZone });
  const phone = usePhone(booking);
  return (
    <div className={styles['look']}>
      <div className={styles['head']}>
        <h2>{booking.displayTitle}</h2>
        <CloseButton size="sm" aria-label={t('calendar:look.close')} onClick={closeLook} />
      </div>
      <p>{formatWhen(booking.when, timeZone)}</p>
      <dl className={styles['facts']}>
        <Fact name={t('calendar:look.phone')} words={phone} />
        <Fact name={t('calendar:look.place')} words={booking.location} />
        <Fact name={t('calendar:look.status')} words={t(`calendar:status.${booking.status}`)} />
        <Fact name={t('calendar:look.calendar')} words={t(`calendar:sync.${booking.sync.status}`)}>
          <SyncMark status={booking.sync.status} />
        </Fact>
        <Fact name={t('calendar:look.note')} words={booking.calendarNote} />
        <Fact name={t(`calendar:look.${moneyName(booking)}`)} words={moneyWords(booking)} />
      </dl>
      <div className={styles['buttons']}>
        <Button variant="filled" data-autofocus onClick={() => openWhole(booking.id)}>
          {t('calendar:look.open')}
        </Button>
        {marks
          .filter((mark) => mark !== booking.status && possible.includes(mark))
          .map((mark) => (
            <Button key={mark} onClick={() => markBooking(booking, mark)}>
              {t(`calendar:look.${mark}`)}
            </Button>
          ))}
        {booking.status !== 'cancelled' && booking.status !== 'completed' && (
          <CancelBooking booking={booking} timeZone={timeZone} onDone={closeLook} />
        )}
      </div>
    </div>
  );
}

function Fact({
  name,
  words,
  children,
}: {
  name: string;
  words: string;
  children?: ReactNode;
}): ReactNode {
  if (words === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {words} {children}
      </dd>
    </div>
  );
}

/** The look goes before the whole booking comes, which then gives the keyboard back to the calendar. */
function openWhole(bookingId: string): void {
  closeLook();
  openBooking(bookingId);
}

function moneyName({ status, paidAt }: BookingView): 'fee' | 'toPay' | 'payment' {
  if (paidAt !== null) return 'payment';
  return status === 'cancelled' ? 'fee' : 'toPay';
}

function moneyWords(booking: BookingView): string {
  const { paidAt, paidMinor, currency } = booking;
  if (paidAt !== null) return t('calendar:look.paid', { amount: formatPrice(paidMinor, currency) });
  const open = openOf(booking);
  return open === 0 ? '' : formatPrice(open, currency);
}

/** The client's phone number, as soon as it is read; it is on this laptop, so that is at once. */
function usePhone({ clientId }: BookingView): string {
  const [known, setKnown] = useState({ clientId, phone: '' });
  useEffect(() => {
    if (clientId === null) return undefined;
    let isWanted = true;
    ask('clients.card', { id: clientId })
      .then(({ client }) => {
        if (isWanted) setKnown({ clientId, phone: client.phone });
      })
      .catch(tellFailure);
    return () => {
      isWanted = false;
    };
  }, [clientId]);
  return known.clientId === clientId ? known.phone : '';
}
