import { useState } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { WaitingId } from '../../src-shared/domain/ids.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import { ask, failureOf } from '../bridge.ts';
import type { RequestFailure } from '../bridge.ts';
import { repeatProblem } from '../series/repeat-values.ts';
import { bookSeries, saveOccurrence } from '../series/save-series.ts';
import type { Saved } from '../series/save-series.ts';
import { keepBooking } from '../store/bookings-store.ts';
import { formatWhen } from '../ui/format.ts';
import { tellWithUndo } from '../undo/take-back.ts';
import { changesOf, draftOf, isChanged, isRepeating, isTimeTouched } from './form-values.ts';

import type { FormValues } from './form-values.ts';
import { whenOf } from './form-when.ts';
import type { FormWhen } from './form-when.ts';
import { t } from '../../src-shared/words/words.ts';

export type FieldErrors = Partial<
  Record<
    'client' | 'service' | 'date' | 'startTime' | 'minutes' | 'days' | 'which' | 'repeat',
    string
  >
>;

export type BookingForm = {
  values: FormValues;
  formWhen: FormWhen;
  errors: FieldErrors;
  isDirty: boolean;
  isTimeChanged: boolean;
  failure: RequestFailure | null;
  /** Changes some fields; what depends on what stands in them then is given as a function. */
  change: (changes: Partial<FormValues> | ((last: FormValues) => Partial<FormValues>)) => void;
  save: (options?: { bookAnyway?: boolean; overNewer?: boolean }) => Promise<boolean>;
};

function errorsOf(values: FormValues, formWhen: FormWhen): FieldErrors {
  const errors: FieldErrors = {};
  if (values.client === null && values.clientText.trim() !== '')
    errors.client = t('booking:client.unknown');
  if (values.service === null && values.serviceText.trim() !== '')
    errors.service = t('booking:service.unknown');
  if (formWhen.kind === 'wrong') errors[formWhen.field] = formWhen.message;
  const repeat = values.allDay ? null : repeatProblem(values.repeat, values);
  if (repeat !== null) errors.repeat = repeat.message;
  if (formWhen.kind === 'twice') errors.which = t('booking:wrong.which');
  return errors;
}

/** What was saved, in a line: the one that is shown, and how many others went along. */
function savedWords({ booking, others }: Saved, timeZone: string): string {
  const said = { title: booking.displayTitle, when: formatWhen(booking.when, timeZone) };
  return others === 0
    ? t('booking:told.booking', said)
    : t('booking:told.bookings', { ...said, count: others });
}

type Start = {
  /** Null for a new one. */
  booking: BookingView | null;
  initial: FormValues;
  /** A start that was asked for and is not in the fields yet. */
  startAsked: WallTime | null;
  timeZone: string;
  /** What a new booking's price is in. */
  currency: string;
  /** Whom on the waiting list it is for. */
  waitingId: WaitingId | null;
};

/** What is typed into the booking dialog, what is wrong about it, and how it is saved. */
export function useBookingForm({
  booking,
  initial,
  startAsked,
  timeZone,
  currency,
  waitingId,
}: Start): BookingForm {
  const [before] = useState(initial);
  const [values, setValues] = useState<FormValues>(
    startAsked === null
      ? initial
      : {
          ...initial,
          allDay: false,
          date: startAsked.slice(0, 10),
          startTime: startAsked.slice(11),
          which: null,
        },
  );
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const formWhen = whenOf(values, timeZone);
  const errors = errorsOf(values, formWhen);
  // What the clocks make impossible is said at once; the rest only when saving was tried.
  const isClockTrouble =
    formWhen.kind === 'wrong' && formWhen.field === 'startTime' && values.startTime !== '';
  const shownErrors = isTried ? errors : isClockTrouble ? { startTime: formWhen.message } : {};

  async function send(when: When, bookAnyway: boolean, overNewer: boolean): Promise<Saved | null> {
    if (booking === null) {
      const draft = draftOf(values, when, bookAnyway, currency);
      if (isRepeating(values)) return bookSeries(draft, values.repeat, values, timeZone);
      const booked =
        waitingId === null
          ? ask('bookings.create', draft)
          : ask('waiting.book', { id: waitingId, draft });
      return { booking: await booked, others: 0 };
    }
    const revision = overNewer
      ? (await ask('bookings.get', { id: booking.id })).revision
      : booking.revision;
    const changes = changesOf(booking, values, when, timeZone);
    return saveOccurrence(booking, { revision, changes }, () =>
      ask('bookings.change', { id: booking.id, revision, changes, bookAnyway }),
    );
  }

  async function save({ bookAnyway = false, overNewer = false } = {}): Promise<boolean> {
    setTried(true);
    setFailure(null);
    if (Object.keys(errors).length > 0 || formWhen.kind !== 'clear') return false;
    try {
      const saved = await send(formWhen.when, bookAnyway, overNewer);
      if (saved === null) return false;
      keepBooking(saved.booking);
      tellWithUndo(
        booking === null ? t('booking:told.booked') : t('booking:told.saved'),
        savedWords(saved, timeZone),
      );
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    }
  }

  return {
    values,
    formWhen,
    errors: shownErrors,
    isDirty: isChanged(values, before),
    isTimeChanged: isTimeTouched(values, before),
    failure,
    change: (changes) => {
      setFailure(null);
      setValues((last) => ({
        ...last,
        ...(typeof changes === 'function' ? changes(last) : changes),
      }));
    },
    save,
  };
}
