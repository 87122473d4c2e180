import { z } from 'zod';

/** Ids are lower-case UUIDs (version 7: they sort by time of creation), branded so that kinds can't be mixed up. */
const uuid = z.uuid().lowercase();

export const BookingId = uuid.brand<'BookingId'>();
export type BookingId = z.output<typeof BookingId>;
export const SlotId = uuid.brand<'SlotId'>();
export type SlotId = z.output<typeof SlotId>;
export const WeeklySlotId = uuid.brand<'WeeklySlotId'>();
export type WeeklySlotId = z.output<typeof WeeklySlotId>;
export const TimeOffId = uuid.brand<'TimeOffId'>();
export type TimeOffId = z.output<typeof TimeOffId>;
export const ClientId = uuid.brand<'ClientId'>();
export type ClientId = z.output<typeof ClientId>;
export const ServiceId = uuid.brand<'ServiceId'>();
export type ServiceId = z.output<typeof ServiceId>;
export const SeriesId = uuid.brand<'SeriesId'>();
export type SeriesId = z.output<typeof SeriesId>;
export const PackageId = uuid.brand<'PackageId'>();
export type PackageId = z.output<typeof PackageId>;
export const ReceiptId = uuid.brand<'ReceiptId'>();
export type ReceiptId = z.output<typeof ReceiptId>;
export const WaitingId = uuid.brand<'WaitingId'>();
export type WaitingId = z.output<typeof WaitingId>;
export const AccountId = uuid.brand<'AccountId'>();
export type AccountId = z.output<typeof AccountId>;
export const CalendarId = uuid.brand<'CalendarId'>();
export type CalendarId = z.output<typeof CalendarId>;
