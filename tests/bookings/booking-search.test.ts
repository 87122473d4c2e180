import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookingDraft, clientDraft, serviceDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

async function found(text: string): Promise<string[]> {
  return (await practice.bookings.search({ text })).map((view) => view.displayTitle);
}

test('a booking is found by its title, its place, both its notes, its client and its service', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna Müller' }));
  const service = await practice.services.create(serviceDraft({ name: 'Massage' }));
  await practice.bookings.create(
    bookingDraft({
      title: 'Visit',
      location: 'Keller',
      calendarNote: 'bring shoes',
      privateNote: 'limps',
      clientId: client.id,
      serviceId: service.id,
    }),
  );
  for (const text of ['visit', 'kell', 'shoes', 'limps', 'müller an', 'massage vis']) {
    expect({ text, found: await found(text) }).toEqual({ text, found: ['Visit'] });
  }
  expect(await found('visit elsewhere')).toEqual([]);
  expect(await found('')).toEqual([]);
  expect(await found('...')).toEqual([]);
});

test('coming bookings come first, then past ones, each nearest to now first', async () => {
  const at = (title: string, wallTime: string, minutes = 60) =>
    practice.bookings.create(bookingDraft({ title, when: timed(wallTime, minutes) }));
  await at('yoga long ago', '2026-02-02T10:00');
  await at('yoga in April', '2026-04-02T10:00');
  await at('yoga yesterday', '2026-03-01T10:00');
  await at('yoga running', '2026-03-02T07:30');
  await at('yoga tomorrow', '2026-03-03T10:00');
  expect(await found('yoga')).toEqual([
    'yoga running',
    'yoga tomorrow',
    'yoga in April',
    'yoga yesterday',
    'yoga long ago',
  ]);
});

test('a new name of the client or the service finds the booking, the old one no longer', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna' }));
  const service = await practice.services.create(serviceDraft({ name: 'Massage' }));
  await practice.bookings.create(
    bookingDraft({ title: 'Visit', clientId: client.id, serviceId: service.id }),
  );
  await practice.clients.change({ id: client.id, changes: { name: 'Berta' } });
  await practice.services.change({ id: service.id, changes: { name: 'Yoga' } });
  expect([await found('berta'), await found('yoga')]).toEqual([['Visit'], ['Visit']]);
  expect([await found('anna'), await found('massage')]).toEqual([[], []]);
});

test('each field that can be searched reaches the index when it alone changes', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna' }));
  const service = await practice.services.create(serviceDraft({ name: 'Massage' }));
  const { id } = await practice.bookings.create(bookingDraft());
  const words = {
    anna: { clientId: client.id },
    massage: { serviceId: service.id },
    keller: { location: 'Keller' },
    shoes: { calendarNote: 'shoes' },
    limps: { privateNote: 'limps' },
    visit: { title: 'visit' },
  };
  for (const [index, [word, changes]] of Object.entries(words).entries()) {
    await practice.bookings.change({ id, revision: index + 1, changes, bookAnyway: false });
    expect({ word, count: (await found(word)).length }).toEqual({ word, count: 1 });
  }
});

test('a change of the booking, another client, a deletion and an erasure reach the index at once', async () => {
  const anna = await practice.clients.create(clientDraft({ name: 'Anna' }));
  const ben = await practice.clients.create(clientDraft({ name: 'Ben' }));
  const { id } = await practice.bookings.create(
    bookingDraft({ title: 'Visit', clientId: anna.id }),
  );
  await practice.bookings.change({
    id,
    revision: 1,
    changes: { title: 'Call', clientId: ben.id },
    bookAnyway: false,
  });
  expect([await found('visit'), await found('anna'), await found('call ben')]).toEqual([
    [],
    [],
    ['Call'],
  ]);
  await practice.db.updateTable('booking').set({ deleted_at: 1 }).execute();
  expect(await found('call')).toEqual([]);
  const rows = () => practice.sqlite.prepare('SELECT count(*) FROM booking_search').pluck().get();
  expect(rows()).toBe(0);
  await practice.db.updateTable('booking').set({ deleted_at: null }).execute();
  expect(await found('call')).toEqual(['Call']);
  await practice.db.deleteFrom('booking').execute();
  expect(rows()).toBe(0);
});

test('the index agrees with itself after many changes', async () => {
  const client = await practice.clients.create(clientDraft({ name: 'Anna' }));
  for (let day = 1; day < 20; day += 1) {
    const when = timed(`2026-03-${String(day).padStart(2, '0')}T10:00`);
    const { id } = await practice.bookings.create(
      bookingDraft({ clientId: client.id, when, location: `Room ${day}` }),
    );
    if (day % 2 === 0)
      await practice.bookings.change({
        id,
        revision: 1,
        changes: { location: 'Hall' },
        bookAnyway: false,
      });
    await practice.clients.change({ id: client.id, changes: { name: `Anna ${day}` } });
  }
  for (const index of ['booking_search', 'client_search']) {
    practice.sqlite.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
  }
  expect(await found('hall anna')).toHaveLength(9);
});

test('whoever wants only a few gets the first of them', async () => {
  for (let day = 3; day <= 9; day += 1)
    await practice.bookings.create(
      bookingDraft({ title: `Visit ${day}`, when: timed(`2026-03-0${day}T10:00`, 60) }),
    );
  const all = await practice.bookings.search({ text: 'visit' });
  expect(all).toHaveLength(7);
  expect(await practice.bookings.search({ text: 'visit', limit: 3 })).toEqual(all.slice(0, 3));
});
