import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { WaitingId } from '../../src-shared/domain/ids.ts';
import type { WallTime } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { RepeatFields } from '../series/repeat-fields.tsx';
import { SeriesLine } from '../series/series-line.tsx';
import { useServices } from '../store/services-store.ts';
import { laptopTimeZone, useNow } from '../ui/clock.ts';
import { Notice } from '../ui/notice.tsx';
import { SideForm } from '../ui/side-dialog.tsx';
import { openNewWaiting } from '../waiting/dialog-store.ts';
import styles from './booking-form.module.css';
import { cancellationWords } from './cancellation-words.ts';
import { ClashNotice } from './clash-notice.tsx';
import { ClientField } from './client-field.tsx';
import { FormFooter } from './form-footer.tsx';
import { startFields } from './form-when.ts';
import { isRepeating } from './form-values.ts';
import type { FormValues } from './form-values.ts';
import { MoreFields } from './more-fields.tsx';
import { NextFree } from './next-free.tsx';
import { ServiceFacts } from './service-facts.tsx';
import { ServiceField } from './service-field.tsx';
import { StatusField } from './status-field.tsx';
import { useBookingForm } from './use-booking-form.ts';
import { useClash } from './use-clash.ts';
import { useFilling } from './use-filling.ts';
import type { Likely } from './use-filling.ts';
import { useFreeSteps } from './use-free-steps.ts';
import { useTypedWhen } from './use-typed-when.ts';
import { WhenFields } from './when-fields.tsx';
import { WhenInput } from './when-input.tsx';
import { whenSentence } from './when-sentence.ts';

type Props = {
  booking: BookingView | null;
  initial: FormValues;
  startAsked?: WallTime | null;
  /** A length the person drew is not replaced by the service's. */
  lengthIsMeant: boolean;
  /** Where a new booking's time may be put that nobody named; null where somebody did. */
  likely?: Likely | null;
  /** The service that a new booking begins with is the client's last one. */
  isServiceFilled?: boolean;
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
  const [clientRef, serviceRef, whenRef] = [
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
    useRef<HTMLInputElement>(null),
  ];
  const filling = useFilling({
    form,
    isNew: booking === null,
    likely: props.likely ?? null,
    timeZone,
    lengthIsMeant: props.lengthIsMeant,
    isServiceFilled: props.isServiceFilled ?? false,
    onNext(done, next) {
      const from = done === 'client' ? clientRef.current : serviceRef.current;
      const { activeElement } = document;
      if (activeElement !== from && activeElement !== document.body) return; // already elsewhere
      (next === 'when' ? whenRef : serviceRef).current?.focus();
    },
  });
  const typed = useTypedWhen(form, timeZone, filling.keepLength);
  const [isWhenTried, setWhenTried] = useState(false);
  const now = useNow();
  const whenWords = whenSentence(formWhen, values.startTime, {
    now,
    timeZone,
    laptop: laptopTimeZone(),
  });
  const service = services.find((known) => known.id === values.service?.id) ?? null;
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

  /** By another way than in words. */
  function changeTime(changes: Partial<FormValues>): void {
    typed.clear();
    filling.keepTime();
    form.change(changes);
  }

  function takeFree(freeAt: number): void {
    changeTime(startFields(freeAt, timeZone));
  }

  const question =
    values.allDay || values.minutes === ''
      ? null
      : {
          serviceId: values.service?.id ?? null,
          minutes: values.minutes,
          startAt,
          except: booking?.id ?? null,
        };
  const stepFree = useFreeSteps(question, takeFree);

  async function save(options: { bookAnyway?: boolean; overNewer?: boolean } = {}): Promise<void> {
    if (filling.isFilling) return; // what the last choice brings is not in the fields yet
    if (typed.isStrange) {
      setWhenTried(true);
      whenRef.current?.focus();
      return;
    }
    if (isClashNews && options.bookAnyway !== true) {
      clashNotice.current?.querySelector('button')?.focus();
      return;
    }
    if (await form.save(options)) props.onClose();
  }

  const footer = (
    <FormFooter
      booking={booking}
      failure={failure}
      timeZone={timeZone}
      onBookAnyway={() => void save({ bookAnyway: true })}
      onMine={() => void save({ overNewer: true })}
      onNewer={props.onShowNewer}
      onWaiting={
        booking !== null || (props.waitingId ?? null) !== null
          ? null
          : () => {
              props.onClose();
              openNewWaiting(values.client, values.service);
            }
      }
      onClose={props.onClose}
    />
  );

  return (
    <SideForm onSubmit={() => void save()} footer={footer}>
      {isReadOnly && (
        <Notice tone="plain" title={t('booking:cancelled.title')}>
          {cancellationWords(booking).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <ClientField
        fieldRef={clientRef}
        client={values.client}
        text={values.clientText}
        error={errors.client ?? null}
        hasAutoFocus={booking === null && values.client === null}
        isReadOnly={isReadOnly}
        onChange={filling.takeClient}
      />
      <ServiceField
        fieldRef={serviceRef}
        service={values.service}
        text={values.serviceText}
        error={errors.service ?? null}
        isReadOnly={isReadOnly}
        facts={
          booking === null && <ServiceFacts service={service} isAsLastTime={filling.isAsLastTime} />
        }
        onChange={filling.takeService}
      />
      {isReadOnly ? (
        <p className={styles['understood']}>{whenWords}</p>
      ) : (
        <WhenInput
          typed={{
            ...typed,
            type(text) {
              filling.keepTime();
              typed.type(text);
            },
          }}
          words={whenWords}
          isTried={isWhenTried}
          hasAutoFocus={booking !== null || values.client !== null}
          fieldRef={whenRef}
          onStep={stepFree}
        />
      )}
      <WhenFields
        form={form}
        isReadOnly={isReadOnly}
        hasAutoFocus={isReadOnly}
        onChange={changeTime}
        onLength={filling.keepLength}
      >
        {!isReadOnly && !isClashNews && question !== null && (
          <NextFree question={question} timeZone={timeZone} onTake={takeFree} />
        )}
      </WhenFields>
      {isClashNews && (
        <div ref={clashNotice}>
          <ClashNotice
            clash={clash}
            wantedAt={startAt ?? 0}
            timeZone={timeZone}
            onTake={(freeAt) => {
              takeFree(freeAt);
              whenRef.current?.focus(); // the button is gone with the clash
            }}
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
