import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Availability, KeptTimeOff } from '../../src-shared/domain/availability.ts';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { addDays, startOfDay } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { keepAvailability } from '../store/availability-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { Notice } from '../ui/notice.tsx';
import { tellFailure } from '../ui/notify.tsx';
import { SideDialog, SideForm } from '../ui/side-dialog.tsx';
import type { DayRange } from './year-days.ts';

type Props = {
  timeOff: KeptTimeOff | null;
  /** The days to begin with, where they were chosen before. */
  days: DayRange | null;
  today: string;
  isOpen: boolean;
  onClose: () => void;
};

/** Days off: new ones, or some that are planned. */
export function TimeOffDialog({ timeOff, days, today, isOpen, onClose }: Props): ReactNode {
  return (
    <SideDialog
      isOpen={isOpen}
      title={timeOff === null ? t('availability:off.new') : t('availability:off.one')}
      onClose={onClose}
    >
      <TimeOffForm
        key={`${isOpen} ${timeOff?.id} ${days?.firstDay} ${days?.lastDay}`}
        timeOff={timeOff}
        days={days}
        today={today}
        onClose={onClose}
      />
    </SideDialog>
  );
}

function TimeOffForm({ timeOff, days, today, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const timeZone = usePracticeTimeZone();
  const [firstDay, setFirstDay] = useState(timeOff?.startDay ?? days?.firstDay ?? today);
  const [lastDay, setLastDay] = useState(
    timeOff === null ? (days?.lastDay ?? today) : addDays(timeOff.endDay, -1),
  );
  const [label, setLabel] = useState(timeOff?.label ?? '');
  const isBackwards = firstDay !== '' && lastDay !== '' && lastDay < firstDay;
  // A year that is being typed passes through the first centuries.
  const isReady = firstDay >= '1970' && lastDay < '2190' && lastDay !== '' && !isBackwards;

  function finish(answer: Promise<Availability>): void {
    answer
      .then((availability) => {
        keepAvailability(availability);
        onClose();
      })
      .catch(tellFailure);
  }

  function save(): void {
    if (!isReady) return;
    const off = { startDay: firstDay, endDay: addDays(lastDay, 1), label };
    finish(
      timeOff === null
        ? ask('hours.addTimeOff', off)
        : ask('hours.changeTimeOff', { id: timeOff.id, timeOff: off }),
    );
  }

  return (
    <SideForm
      onSubmit={save}
      footer={
        <>
          {timeOff !== null && (
            <Button
              variant="subtle"
              size="sm"
              mr="auto"
              onClick={() => finish(ask('hours.removeTimeOff', { id: timeOff.id }))}
            >
              {t('availability:off.remove')}
            </Button>
          )}
          <Button type="submit" variant="filled" size="sm" disabled={!isReady}>
            {t('availability:off.save')}
          </Button>
        </>
      }
    >
      <TextInput
        label={t('availability:off.firstDay')}
        type="date"
        data-autofocus={days === null ? true : undefined}
        value={firstDay}
        onChange={(event) => {
          const day = event.currentTarget.value;
          setFirstDay(day);
          if (day !== '' && lastDay < day) setLastDay(day);
        }}
      />
      <TextInput
        label={t('availability:off.lastDay')}
        type="date"
        value={lastDay}
        error={isBackwards ? t('availability:off.backwards') : undefined}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      {isReady && <BookingsThen firstDay={firstDay} lastDay={lastDay} timeZone={timeZone} />}
      <TextInput
        label={t('availability:off.reason')}
        description={t('availability:off.reasonAbout')}
        data-autofocus={days === null ? undefined : true}
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </SideForm>
  );
}

/** Says what is booked on these days: it stays, and the person decides about each. */
function BookingsThen({
  firstDay,
  lastDay,
  timeZone,
}: {
  firstDay: string;
  lastDay: string;
  timeZone: string;
}): ReactNode {
  const [bookings, setBookings] = useState<BookingView[]>([]);
  useEffect(() => {
    let isCurrent = true;
    ask('bookings.inRange', {
      fromAt: startOfDay(firstDay, timeZone),
      toAt: startOfDay(addDays(lastDay, 1), timeZone),
    })
      .then((found) => {
        if (isCurrent) setBookings(found.filter(({ status }) => status !== 'cancelled'));
      })
      .catch(tellFailure);
    return () => {
      isCurrent = false;
    };
  }, [firstDay, lastDay, timeZone]);

  if (bookings.length === 0) return null;
  return (
    <Notice tone="caution" title={t('availability:off.bookings', { count: bookings.length })}>
      {t('availability:off.stay', { count: bookings.length })}
    </Notice>
  );
}
