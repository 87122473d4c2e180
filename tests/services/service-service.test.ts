import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServiceId } from '../../src-shared/domain/ids.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { uuidOf } from '../support/fakes.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

test('a new service is kept as entered', async () => {
  const draft = serviceDraft({
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 10,
    priceMinor: 8500,
    currency: 'CHF',
    color: 'pink',
    location: 'Room 2',
  });
  const service = await practice.services.create(draft);
  expect(service).toEqual({ ...draft, id: service.id, revision: 1, archived: false });
  expect(await practice.services.list()).toEqual([service]);
  expect(practice.told).toEqual([`announced services ${service.id}`]);
});

test('a change leaves alone what it does not name, from the window on', async () => {
  const service = await practice.services.create(
    serviceDraft({ priceMinor: 8500, currency: 'CHF', color: 'pink' }),
  );
  const input = requests['services.change'].input.parse({
    id: service.id,
    changes: { lengthMinutes: 30 },
  });
  expect(await practice.services.change(input)).toEqual({
    service: { ...service, lengthMinutes: 30, revision: 2 },
    changed: [],
    left: [],
  });
  expect(await practice.services.list()).toEqual([{ ...service, lengthMinutes: 30, revision: 2 }]);
});

test('a change that changes nothing is no revision and no announcement', async () => {
  const service = await practice.services.create(serviceDraft());
  practice.told.length = 0;
  const { service: same } = await practice.services.change({
    id: service.id,
    changes: {},
    archived: false,
  });
  expect(same).toEqual(service);
  expect(practice.told).toEqual([]);
});

test('a service that is not known cannot be changed', async () => {
  const change = practice.services.change({ id: uuidOf(999) as ServiceId, changes: {} });
  await expect(change).rejects.toMatchObject({ code: 'not-found' });
});

test('services are listed by name, the archived ones last', async () => {
  const { id } = await practice.services.create(serviceDraft({ name: 'Ballet' }));
  for (const name of ['yoga', 'Äpfel', 'Cello'])
    await practice.services.create(serviceDraft({ name }));
  await practice.services.change({ id, changes: {}, archived: true });
  expect((await practice.services.list()).map((service) => service.name)).toEqual([
    'Äpfel',
    'Cello',
    'yoga',
    'Ballet',
  ]);
});

test('a new name goes out with the coming bookings whose title follows it; a new price does not', async () => {
  const service = await practice.services.create(serviceDraft({ name: 'Massage' }));
  const client = await practice.clients.create(clientDraft({ name: 'Anna' }));
  const { id } = await practice.bookings.create(
    bookingDraft({ serviceId: service.id, clientId: client.id }),
  );
  await practice.services.change({ id: service.id, changes: { priceMinor: 1 } });
  expect(await practice.bookings.get({ id })).toMatchObject({ revision: 1 });
  practice.told.length = 0;
  await practice.services.change({ id: service.id, changes: { name: 'Deep massage' } });
  expect(await practice.bookings.get({ id })).toMatchObject({
    revision: 2,
    displayTitle: 'Deep massage: Anna',
  });
  expect(practice.told).toEqual([
    `item booking ${id}`,
    `announced services ${service.id}`,
    `announced bookings ${id}`,
  ]);
  const [entry] = await practice.bookings.timeline({ id });
  expect(entry).toMatchObject({ kind: 'service-renamed', canRevert: false });
});
