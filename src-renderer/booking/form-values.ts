import type {
  BookingChange,
  BookingDraft,
  BookingStatus,
  BookingView,
} from '../../src-shared/domain/booking.ts';
import type { z } from 'zod';
import { toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import { daysBetween, sameWhen, wallTimeOf } from '../../src-shared/domain/time.ts';
import type { WallTime, When } from '../../src-shared/domain/time.ts';
import { noRepeat } from '../series/repeat-values.ts';
import type { RepeatValues } from '../series/repeat-values.ts';

export type Picked = { id: string; name: string };

/** What stands in the fields of the booking dialog. */
export type FormValues = {
  client: Picked | null;
  /** What is typed into the client field; with no client picked it must be empty to be saved. */
  clientText: string;
  service: Picked | null;
  serviceText: string;
  title: string;
  allDay: boolean;
  date: string;
  startTime: string;
  /** Which of two same times is meant, on the night when the clocks go back. */
  which: 'earlier' | 'later' | null;
  minutes: number | '';
  days: number | '';
  location: string;
  calendarNote: string;
  privateNote: string;
  status: Exclude<BookingStatus, 'cancelled'>;
  /** In whole units of the currency; empty for none agreed, null for as the service says. */
  price: number | '' | null;
  discount: number | '';
  /** Only for a new booking. */
  repeat: RepeatValues;
};

export type DraftInput = z.input<typeof BookingDraft>;
export type ChangeInput = z.input<typeof BookingChange>;

const usualMinutes = 60;
const minute = 60_000;

/** The fields that say when, for a time in the practice's zone. */
export function timeFieldsOf(
  when: When,
  timeZone: string,
): Pick<FormValues, 'allDay' | 'date' | 'startTime' | 'which' | 'minutes' | 'days'> {
  if (when.allDay) {
    return {
      allDay: true,
      date: when.startDay,
      startTime: '09:00',
      which: null,
      minutes: usualMinutes,
      days: daysBetween(when.startDay, when.endDay),
    };
  }
  const start = wallTimeOf(when.startAt, timeZone);
  return {
    allDay: false,
    date: start.slice(0, 10),
    startTime: start.slice(11),
    which: null,
    minutes: Math.round((when.endAt - when.startAt) / minute),
    days: 1,
  };
}

export type Preset = {
  /** A time, or only a wall-clock start: one the clocks may make unclear, or one that is merely likely. */
  time: { when: When } | { start: WallTime };
  client: Picked | null;
  service?: Picked | null;
};

/** The fields of a new booking. */
export function newValues({ time, client, service = null }: Preset, timeZone: string): FormValues {
  const timeFields =
    'when' in time
      ? timeFieldsOf(time.when, timeZone)
      : {
          allDay: false,
          date: time.start.slice(0, 10),
          startTime: time.start.slice(11),
          which: null,
          minutes: usualMinutes,
          days: 1,
        };
  return {
    client,
    clientText: client?.name ?? '',
    service,
    serviceText: service?.name ?? '',
    title: '',
    ...timeFields,
    location: '',
    calendarNote: '',
    privateNote: '',
    status: 'confirmed',
    price: null,
    discount: '',
    repeat: noRepeat,
  };
}

/** The fields of a new booking with a service that it was not opened with, and what that brings. */
export function withService(
  values: FormValues,
  {
    id,
    name,
    lengthMinutes,
    location,
  }: Pick<Service, 'id' | 'name' | 'lengthMinutes' | 'location'>,
  lengthIsMeant: boolean,
): FormValues {
  const minutes = lengthIsMeant ? values.minutes : lengthMinutes;
  return { ...values, service: { id, name }, serviceText: name, minutes, location };
}

/** The fields of a booking as it stands. */
export function valuesOf(booking: BookingView, timeZone: string): FormValues {
  return {
    client:
      booking.clientId === null ? null : { id: booking.clientId, name: booking.clientName ?? '' },
    clientText: booking.clientName ?? '',
    service:
      booking.serviceId === null
        ? null
        : { id: booking.serviceId, name: booking.serviceName ?? '' },
    serviceText: booking.serviceName ?? '',
    title: booking.title ?? '',
    ...timeFieldsOf(booking.when, timeZone),
    location: booking.location,
    calendarNote: booking.calendarNote,
    privateNote: booking.privateNote,
    status: booking.status === 'cancelled' ? 'confirmed' : booking.status,
    price: booking.priceMinor === null ? '' : toMajor(booking.priceMinor, booking.currency),
    discount: booking.discountMinor === 0 ? '' : toMajor(booking.discountMinor, booking.currency),
    repeat: noRepeat,
  };
}

/** Tells whether the person changed anything. */
export function isChanged(values: FormValues, initial: FormValues): boolean {
  return JSON.stringify(values) !== JSON.stringify(initial);
}

/** A new booking to be sent to main. */
export function draftOf(
  values: FormValues,
  when: When,
  bookAnyway: boolean,
  currency = 'EUR',
): DraftInput {
  return {
    clientId: values.client?.id ?? null,
    serviceId: values.service?.id ?? null,
    when,
    title: values.title.trim() === '' ? null : values.title.trim(),
    location: values.location,
    calendarNote: values.calendarNote,
    privateNote: values.privateNote,
    status: values.status === 'tentative' ? 'tentative' : 'confirmed',
    ...(values.price === null
      ? {}
      : { priceMinor: values.price === '' ? null : toMinor(values.price, currency), currency }),
    discountMinor: values.discount === '' ? 0 : toMinor(values.discount, currency),
    bookAnyway,
  };
}

const timeFields = ['allDay', 'date', 'startTime', 'which', 'minutes', 'days'] as const;

/** Tells whether the person changed anything that says when. */
export function isTimeTouched(values: FormValues, before: FormValues): boolean {
  return timeFields.some((field) => values[field] !== before[field]);
}

/**
 * Only what the person changed. A time whose fields were not touched is left out altogether, so that
 * a booking kept in another zone, or with seconds, stays exactly as it is.
 */
export function changesOf(
  booking: BookingView,
  values: FormValues,
  when: When,
  timeZone: string,
): ChangeInput {
  const before = valuesOf(booking, timeZone);
  const changes: ChangeInput = {};
  if (values.client?.id !== before.client?.id) changes.clientId = values.client?.id ?? null;
  if (values.service?.id !== before.service?.id) changes.serviceId = values.service?.id ?? null;
  if (values.title.trim() !== before.title)
    changes.title = values.title.trim() === '' ? null : values.title.trim();
  if (values.location !== before.location) changes.location = values.location;
  if (values.calendarNote !== before.calendarNote) changes.calendarNote = values.calendarNote;
  if (values.privateNote !== before.privateNote) changes.privateNote = values.privateNote;
  if (values.status !== before.status) changes.status = values.status;
  if (values.price !== before.price)
    changes.priceMinor =
      values.price === '' || values.price === null ? null : toMinor(values.price, booking.currency);
  if (values.discount !== before.discount)
    changes.discountMinor = values.discount === '' ? 0 : toMinor(values.discount, booking.currency);
  if (isTimeTouched(values, before) && !sameWhen(when, booking.when)) changes.when = when;
  return changes;
}

/** Tells whether a new booking is to be a series. */
export function isRepeating({ repeat, allDay }: FormValues): boolean {
  return repeat.kind !== 'off' && !allDay;
}
