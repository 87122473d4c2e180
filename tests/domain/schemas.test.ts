import { expect, test } from 'vitest';
import { archivedLast, byName } from '../../src-shared/domain/by-name.ts';
import { BookingChange, BookingDraft } from '../../src-shared/domain/booking.ts';
import { ClientChange, ClientDraft } from '../../src-shared/domain/client.ts';
import { BookingId } from '../../src-shared/domain/ids.ts';
import { ServiceChange, ServiceDraft } from '../../src-shared/domain/service.ts';
import { Settings } from '../../src-shared/domain/settings.ts';
import { SlotChange } from '../../src-shared/domain/slot.ts';
import { uuidOf } from '../support/fakes.ts';
import { timed } from '../support/times.ts';

test('an id is a UUID in small letters', () => {
  expect(BookingId.safeParse(uuidOf(1)).success).toBe(true);
  const bad = [
    uuidOf(1).toUpperCase().replace('1', 'A'),
    '',
    '1',
    `${uuidOf(1)} `,
    uuidOf(1).replaceAll('-', ''),
  ];
  expect(bad.filter((id) => BookingId.safeParse(id).success)).toEqual([]);
});

test('a change never fills in what it does not name', () => {
  for (const change of [
    BookingChange,
    ClientChange,
    ServiceChange,
    SlotChange,
    Settings.partial(),
  ]) {
    expect(change.parse({})).toEqual({});
  }
});

test('a draft fills in what may be left out', () => {
  const when = timed('2026-03-02T10:00');
  expect(BookingDraft.parse({ clientId: null, serviceId: null, when })).toEqual({
    clientId: null,
    serviceId: null,
    when,
    title: null,
    calendarNote: '',
    privateNote: '',
    discountMinor: 0,
    status: 'confirmed',
    bookAnyway: false,
  });
  expect(ClientDraft.parse({ name: ' Anna ' })).toEqual({
    name: 'Anna',
    email: '',
    phone: '',
    notes: '',
    tags: [],
    birthday: null,
  });
  expect(ServiceDraft.parse({ name: 'Massage', lengthMinutes: 45 })).toMatchObject({
    priceMinor: 0,
    currency: 'EUR',
  });
});

test('a name of nothing but spaces is none', () => {
  expect(ClientDraft.safeParse({ name: '  ' }).success).toBe(false);
  expect(ClientChange.safeParse({ name: '  ' }).success).toBe(false);
  expect(ServiceDraft.safeParse({ name: ' ', lengthMinutes: 45 }).success).toBe(false);
});

test('a booking cannot be made or changed into a cancelled one: that is a step of its own', () => {
  expect(BookingChange.safeParse({ status: 'cancelled' }).success).toBe(false);
  const when = timed('2026-03-02T10:00');
  const draft = { clientId: null, serviceId: null, when, status: 'cancelled' };
  expect(BookingDraft.safeParse(draft).success).toBe(false);
});

test('names sort as people look them up, the archived last', () => {
  const names = ['zoe', 'Ärmel', 'Arm', 'Client 10', 'Client 9'].map((name) => ({
    name,
    archived: name === 'Arm',
  }));
  expect(names.toSorted(byName).map(({ name }) => name)).toEqual([
    'Arm',
    'Ärmel',
    'Client 9',
    'Client 10',
    'zoe',
  ]);
  expect(names.toSorted(archivedLast).at(-1)).toMatchObject({ name: 'Arm' });
});
