import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { WaitingId } from '../../src-shared/domain/ids.ts';
import { resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { WallTime } from '../../src-shared/domain/time.ts';
import { useServices } from '../store/services-store.ts';
import { wordsFor } from '../ui/failure-words.ts';
import { Notice } from '../ui/notice.tsx';
import { SideForm } from '../ui/side-dialog.tsx';
import styles from './booking-form.module.css';
import { CancelBooking, RestoreBooking } from './cancel-booking.tsx';
import { cancellationWords } from './cancellation-words.ts';
import { ClashNotice } from './clash-notice.tsx';
import { ClientField } from './client-field.tsx';
import { RepeatFields } from '../series/repeat-fields.tsx';
import { SeriesLine } from '../series/series-line.tsx';
import { isRepeating } from './form-values.ts';
import type { FormValues } from './form-values.ts';
import { MoreFields } from './more-fields.tsx';
import { NextFree } from './next-free.tsx';
import { ServiceField } from './service-field.tsx';
import { StatusField } from './status-field.tsx';
import { useBookingForm } from './use-booking-form.ts';
import { openNewWaiting } from '../waiting/dialog-store.ts';
import { useClash } from './use-clash.ts';
import { WhenFields } from './when-fields.tsx';

type Props = {
  booking: BookingView | null;
  initial: FormValues;
  startAsked?: WallTime | null;
  /** A length the person drew is not replaced by the service's. */
  lengthIsMeant: boolean;
  timeZone: string;
  waitingId?: WaitingId | null;
  onDirty: (isDirty: boolean) => void;
  onShowNewer?: () => void;
  onClose: () => void;
  /** What else there is to know about the booking. */
  children?: ReactNode;
};

/** The fields of a booking. Enter saves; a clash is shown before that. */
export function BookingForm(props: Props): ReactNode {
  const { booking, timeZone } = props;
  const services = useServices((state) => state.services);
  const currency = booking?.currency ?? services[0]?.currency ?? 'EUR';
  const form = useBookingForm({
    booking,
    initial: props.initial,
    startAsked: props.startAsked ?? null,
    timeZone,
    currency,
    waitingId: props.waitingId ?? null,
  });
  const { values, errors, formWhen, failure } = form;
  const service = services.find((known) => known.id === values.service?.id) ?? null;
  const [isLengthMeant, setLengthMeant] = useState(props.lengthIsMeant);
  /** The place that a picked service brought; another service may change it, what was typed may not. */
  const [filledPlace, setFilledPlace] = useState('');
  const isReadOnly = booking?.status === 'cancelled';
  const when = formWhen.kind === 'clear' && !isReadOnly ? formWhen.when : null;
  const clash = useClash(when, booking?.id ?? null, values.service?.id ?? null);
  // What is in the way already was decided, or came about later: that keeps no edit of a note waiting.
  // The dates of a series are looked at all together, before they are saved.
  const isClashNews =
    clash.clashes.length > 0 && !isRepeating(values) && (booking === null || form.isTimeChanged);
  const startAt = when === null || when.allDay ? null : when.startAt;
  const clashNotice = useRef<HTMLDivElement>(null);

  const { onDirty } = props;
  useEffect(() => onDirty(form.isDirty), [onDirty, form.isDirty]);

  function takeFree(freeAt: number): void {
    const start = wallTimeOf(freeAt, timeZone);
    const meant = resolveWallTime(start, timeZone);
    const which =
      meant.kind === 'overlap' ? (meant.earlier === freeAt ? 'earlier' : 'later') : null;
    form.change({ date: start.slice(0, 10), startTime: start.slice(11), which });
  }

  async function save(options: { bookAnyway?: boolean; overNewer?: boolean } = {}): Promise<void> {
    if (isClashNews && options.bookAnyway !== true) {
      clashNotice.current?.querySelector<HTMLButtonElement>('button:last-of-type')?.focus();
      return;
    }
    if (await form.save(options)) props.onClose();
  }

  const footer = (
    <>
      {failure !== null && (
        <div className={styles['failure']}>
          <FailureNotice
            failure={failure}
            onBookAnyway={() => void save({ bookAnyway: true })}
            onMine={() => void save({ overNewer: true })}
            onNewer={props.onShowNewer}
          />
        </div>
      )}
      {booking !== null && !isReadOnly && (
        <CancelBooking booking={booking} timeZone={timeZone} onDone={props.onClose} />
      )}
      {isReadOnly && (
        <RestoreBooking booking={booking} timeZone={timeZone} onDone={props.onClose} />
      )}
      {booking === null && (props.waitingId ?? null) === null && (
        <Button
          variant="subtle"
          size="sm"
          onClick={() => {
            props.onClose();
            openNewWaiting(values.client, values.service);
          }}
        >
          Waiting list instead
        </Button>
      )}
      <span className={styles['gap']} />
      {!isReadOnly && (
        <Button type="submit" variant="filled" size="sm">
          Save booking
        </Button>
      )}
    </>
  );

  return (
    <SideForm onSubmit={() => void save()} footer={footer}>
      {isReadOnly && (
        <Notice tone="plain" title="This booking is cancelled">
          {cancellationWords(booking).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <ClientField
        client={values.client}
        text={values.clientText}
        error={errors.client ?? null}
        hasAutoFocus={booking === null && values.client === null}
        isReadOnly={isReadOnly}
        onChange={(client, clientText) => form.change({ client, clientText })}
      />
      <ServiceField
        service={values.service}
        text={values.serviceText}
        error={errors.service ?? null}
        isReadOnly={isReadOnly}
        onChange={(service, serviceText, terms) => {
          const isPlaceFree = values.location === '' || values.location === filledPlace;
          form.change({
            service,
            serviceText,
            ...(terms === null || isLengthMeant ? {} : { minutes: terms.lengthMinutes }),
            ...(terms === null || !isPlaceFree ? {} : { location: terms.location }),
          });
          if (terms !== null && isPlaceFree) setFilledPlace(terms.location);
        }}
      />
      <WhenFields
        form={form}
        timeZone={timeZone}
        isReadOnly={isReadOnly}
        hasAutoFocus={booking !== null || values.client !== null}
        onLength={() => setLengthMeant(true)}
      />
      {!isReadOnly && !values.allDay && !isClashNews && values.minutes !== '' && (
        <NextFree
          question={{
            serviceId: values.service?.id ?? null,
            minutes: values.minutes,
            startAt,
            except: booking?.id ?? null,
          }}
          timeZone={timeZone}
          onTake={takeFree}
        />
      )}
      {isClashNews && (
        <div ref={clashNotice}>
          <ClashNotice
            clash={clash}
            wantedAt={startAt ?? 0}
            timeZone={timeZone}
            onTake={takeFree}
            onBookAnyway={() => void save({ bookAnyway: true })}
          />
        </div>
      )}
      {booking === null && !values.allDay && (
        <RepeatFields
          values={values.repeat}
          first={values}
          timeZone={timeZone}
          isTried={errors.repeat !== undefined}
          onChange={(repeat) => form.change({ repeat })}
        />
      )}
      {booking !== null && booking.seriesId !== null && <SeriesLine seriesId={booking.seriesId} />}
      {!isReadOnly && <StatusField booking={booking} form={form} timeZone={timeZone} />}
      <MoreFields
        form={form}
        isReadOnly={isReadOnly}
        isOpenAtFirst={booking !== null}
        currency={currency}
        servicePriceMinor={service?.priceMinor ?? null}
      />
      {props.children}
    </SideForm>
  );
}

type FailureProps = {
  failure: { code: Parameters<typeof wordsFor>[0]['code']; message: string };
  onBookAnyway: () => void;
  onMine: () => void;
  onNewer: (() => void) | undefined;
};

function FailureNotice({ failure, onBookAnyway, onMine, onNewer }: FailureProps): ReactNode {
  const { title, message } = wordsFor(failure);
  const actions =
    failure.code === 'overlap' ? (
      <Button onClick={onBookAnyway}>Book anyway</Button>
    ) : failure.code === 'changed-meanwhile' ? (
      <>
        <Button onClick={onMine}>Save mine</Button>
        {onNewer !== undefined && <Button onClick={onNewer}>Show the newer one</Button>}
      </>
    ) : undefined;
  return (
    <Notice
      tone={failure.code === 'overlap' ? 'caution' : 'trouble'}
      title={title}
      isAlert
      actions={actions}
    >
      <p>{message}</p>
    </Notice>
  );
}
