import { Button, Input, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
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
import { RepeatFields } from '../series/repeat-fields.tsx';
import { SeriesLine } from '../series/series-line.tsx';
import { isRepeating } from './form-values.ts';
import type { FormValues } from './form-values.ts';
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
  const clash = useClash(
    formWhen.kind === 'clear' && !isReadOnly ? formWhen.when : null,
    booking?.id ?? null,
  );
  // What overlaps already was decided, or somebody else was booked over it: that keeps no edit of a note waiting.
  // The dates of a series are looked at all together, before they are saved.
  const isClashNews =
    clash.taken.length > 0 && !isRepeating(values) && (booking === null || form.isTimeChanged);
  const clashNotice = useRef<HTMLDivElement>(null);

  const { onDirty } = props;
  useEffect(() => onDirty(form.isDirty), [onDirty, form.isDirty]);

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
      {isClashNews && (
        <div ref={clashNotice}>
          <ClashNotice
            clash={clash}
            timeZone={timeZone}
            onTake={(startAt) => {
              const start = wallTimeOf(startAt, timeZone);
              form.change({ date: start.slice(0, 10), startTime: start.slice(11), which: null });
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
