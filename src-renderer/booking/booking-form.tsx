import { Button, Input, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { resolveWallTime, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { WallTime } from '../../src-shared/domain/time.ts';
import { wordsFor } from '../ui/failure-words.ts';
import { Notice } from '../ui/notice.tsx';
import { SideForm } from '../ui/side-dialog.tsx';
import { statusWords } from '../ui/status-words.ts';
import { submitOnControlEnter } from '../ui/submit-keys.ts';
import styles from './booking-form.module.css';
import { CancelBooking, RestoreBooking } from './cancel-booking.tsx';
import { ClashNotice } from './clash-notice.tsx';
import { ClientField } from './client-field.tsx';
import type { FormValues } from './form-values.ts';
import { NextFree } from './next-free.tsx';
import { ServiceField } from './service-field.tsx';
import { useBookingForm } from './use-booking-form.ts';
import { useClash } from './use-clash.ts';
import { WhenFields } from './when-fields.tsx';

type Props = {
  booking: BookingView | null;
  initial: FormValues;
  startAsked?: WallTime | null;
  /** A length the person drew is not replaced by the service's. */
  lengthIsMeant: boolean;
  timeZone: string;
  onDirty: (isDirty: boolean) => void;
  onShowNewer?: () => void;
  onClose: () => void;
  /** What else there is to know about the booking. */
  children?: ReactNode;
};

const newStatuses = ['tentative', 'confirmed'] as const;
const allStatuses = [...newStatuses, 'completed', 'no_show'] as const;

/** The fields of a booking. Enter saves; a clash is shown before that. */
export function BookingForm(props: Props): ReactNode {
  const { booking, timeZone } = props;
  const form = useBookingForm({
    booking,
    initial: props.initial,
    startAsked: props.startAsked ?? null,
    timeZone,
  });
  const { values, errors, formWhen, failure } = form;
  const [isLengthMeant, setLengthMeant] = useState(props.lengthIsMeant);
  const isReadOnly = booking?.status === 'cancelled';
  const when = formWhen.kind === 'clear' && !isReadOnly ? formWhen.when : null;
  const clash = useClash(when, booking?.id ?? null, values.service?.id ?? null);
  // What is in the way already was decided, or came about later: that keeps no edit of a note waiting.
  const isClashNews = clash.clashes.length > 0 && (booking === null || form.isTimeChanged);
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
          {booking.cancelReason !== '' && <p>Reason: {booking.cancelReason}</p>}
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
        onChange={(service, serviceText, minutes) =>
          form.change({
            service,
            serviceText,
            ...(minutes === null || isLengthMeant ? {} : { minutes }),
          })
        }
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
      {!isReadOnly && (
        <Input.Wrapper label="Status" labelElement="div">
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label="Status"
            value={values.status}
            onChange={(status) =>
              form.change({ status: allStatuses.find((known) => known === status) ?? 'confirmed' })
            }
            data={(booking === null ? newStatuses : allStatuses).map((value) => ({
              value,
              label: statusWords[value],
            }))}
          />
        </Input.Wrapper>
      )}
      <TextInput
        label="Location"
        value={values.location}
        readOnly={isReadOnly}
        onChange={(event) => form.change({ location: event.currentTarget.value })}
      />
      <Textarea
        label="Note for the calendar"
        onKeyDown={submitOnControlEnter}
        autosize
        minRows={2}
        maxRows={6}
        value={values.calendarNote}
        readOnly={isReadOnly}
        onChange={(event) => form.change({ calendarNote: event.currentTarget.value })}
      />
      <Textarea
        label="Private note"
        onKeyDown={submitOnControlEnter}
        description="Never leaves this laptop"
        autosize
        minRows={2}
        maxRows={8}
        value={values.privateNote}
        readOnly={isReadOnly}
        onChange={(event) => form.change({ privateNote: event.currentTarget.value })}
      />
      <TextInput
        label="Title"
        placeholder="Made of service and client when left empty"
        value={values.title}
        readOnly={isReadOnly}
        onChange={(event) => form.change({ title: event.currentTarget.value })}
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
