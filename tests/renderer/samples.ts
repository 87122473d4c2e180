import { vi } from 'vitest';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { titleOf } from '../../src-shared/domain/booking.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import type { BookingId, CalendarId, ClientId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import type { SyncStatus } from '../../src-shared/domain/sync-status.ts';
import { resolveWallTime } from '../../src-shared/domain/time.ts';
import type { When } from '../../src-shared/domain/time.ts';

/** Sets the window's clock to the time of the samples, for words that say a year only when it is another one. */
export function inMarch2026(): void {
  vi.setSystemTime('2026-03-02T08:00Z');
}

let lastId = 0;

/** A new id of the shape main makes, in rising order. */
function fakeId(): string {
  lastId += 1;
  return `01950000-0000-7000-8000-${String(lastId).padStart(12, '0')}`;
}

export const zone = 'Europe/Berlin';
const minute = 60_000;

/** A timed appointment in the practice's zone: `at('2026-03-03T09:00', 50)`. */
export function at(wallTime: string, minutes: number): When {
  const start = resolveWallTime(wallTime, zone);
  if (start.kind !== 'exact') throw new Error(`${wallTime} is not one instant`);
  return {
    allDay: false,
    startAt: start.instant,
    endAt: start.instant + minutes * minute,
    timeZone: zone,
  };
}

export function client(name: string, phone = '', email = ''): Client {
  return {
    id: fakeId() as ClientId,
    name,
    phone,
    email,
    notes: '',
    tags: [],
    birthday: null,
    revision: 1,
    archived: false,
  };
}

export function service(
  name: string,
  lengthMinutes: number,
  color: Service['color'],
  priceMinor = 0,
): Service {
  const rest = {
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    currency: 'EUR',
    location: '',
    revision: 1,
    archived: false,
  };
  return { id: fakeId() as ServiceId, name, lengthMinutes, color, priceMinor, ...rest };
}

type BookingParts = {
  client?: Client | null;
  service?: Service | null;
  when: When;
  sync?: SyncStatus;
  reason?: string;
  with?: Partial<BookingView>;
};

export function booking(parts: BookingParts): BookingView {
  const { when, sync = 'synced', reason = null } = parts;
  const clientName = parts.client?.name ?? null;
  const serviceName = parts.service?.name ?? null;
  const title = parts.with?.title ?? null;
  return {
    id: fakeId() as BookingId,
    clientId: parts.client?.id ?? null,
    serviceId: parts.service?.id ?? null,
    when,
    title,
    location: '',
    calendarNote: '',
    privateNote: '',
    status: 'confirmed',
    cancelReason: '',
    cancelledAt: null,
    cancelledBy: null,
    cancelledLate: false,
    cancelFeeMinor: 0,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    priceMinor: null,
    currency: 'EUR',
    discountMinor: 0,
    paidAt: null,
    paidMinor: 0,
    paidMethod: null,
    receiptNumber: null,
    seriesId: null,
    recurrenceId: null,
    packageId: null,
    overlapAccepted: false,
    revision: 1,
    createdAt: 0,
    changedAt: 0,
    displayTitle: titleOf({ title }, clientName, serviceName),
    clientName,
    serviceName,
    serviceColor: parts.service?.color ?? null,
    sync: {
      status: sync,
      reason,
      remoteId: sync === 'pending' ? null : 'aa01',
      lastSyncedAt: sync === 'synced' ? Date.UTC(2026, 2, 3, 9, 18) : null,
      nextAttemptAt: sync === 'failed' ? Date.UTC(2026, 2, 3, 9, 31) : null,
    },
    ...parts.with,
  };
}

export const privateCalendarId = '01950000-0000-7000-8000-cccccccccccc' as CalendarId;
