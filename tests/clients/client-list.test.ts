import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { plansOf } from '../support/query-plans.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';
import { instantOf, timed } from '../support/times.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
});
afterEach(() => practice.close());

const page = (text: string, offset = 0, limit = 100) =>
  practice.clients.list({ text, offset, limit });

async function book(clientId: ClientId, day: string): Promise<string> {
  const draft = bookingDraft({ clientId, when: timed(`${day}T10:00`) });
  return (await practice.bookings.create(draft)).id;
}

test('the list comes in pages by name, with how many there are, and without notes', async () => {
  for (const name of ['Cora', 'Ärmel', 'Arm', 'Ben', 'zoe'])
    await practice.clients.create(clientDraft({ name, notes: 'secret' }));
  const first = await page('', 0, 2);
  const second = await page('', 2, 2);
  expect(first.total).toBe(5);
  expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual([
    'Arm',
    'Ärmel',
    'Ben',
    'Cora',
  ]);
  expect(JSON.stringify([first, second])).not.toContain('secret');
  expect(requests['clients.list'].output.parse(first)).toEqual(first);
});

test('each says when they come next and when they came last', async () => {
  const { id } = await practice.clients.create(clientDraft({ name: 'Anna' }));
  await practice.clients.create(clientDraft({ name: 'Ben' }));
  await book(id, '2026-02-02');
  await book(id, '2026-02-09');
  const missed = await book(id, '2026-02-16');
  await practice.bookings.change({
    id: missed as never,
    revision: 1,
    changes: { status: 'no_show' },
    bookAnyway: false,
  });
  const off = await book(id, '2026-03-03');
  await practice.bookings.cancel({ id: off as never, reason: '' });
  await book(id, '2026-03-05');
  await book(id, '2026-03-09');
  const { rows } = await page('');
  expect(rows.map(({ nextAt, lastAt }) => [nextAt, lastAt])).toEqual([
    [instantOf('2026-03-05T10:00'), instantOf('2026-02-09T10:00')],
    [null, null],
  ]);
});

test('what is typed narrows the list, and pages go on within it', async () => {
  for (const name of ['Anna Berg', 'Anna Roth', 'Ben'])
    await practice.clients.create(clientDraft({ name }));
  expect(await page('anna', 1, 5)).toMatchObject({ total: 2, rows: [{ name: 'Anna Roth' }] });
});

test('of very many that match, the archived ones still come last and none comes twice', async () => {
  const { id } = await practice.clients.create(clientDraft({ name: 'Anna 4471', phone: '4471' }));
  await practice.clients.create(clientDraft({ name: 'Ben', phone: '0171 4471 9' }));
  await practice.clients.change({ id, changes: {}, archived: true });
  const { rows, total } = await page('4471');
  expect([rows.map(({ name }) => name), total]).toEqual([['Ben', 'Anna 4471'], 2]);
});

test('a page is read from the index by name, and each of its clients from the index of their visits', async () => {
  await practice.clients.create(clientDraft());
  const plans = await plansOf(practice, () => page(''));
  expect(plans).toEqual(
    expect.arrayContaining([
      expect.stringContaining('client USING INDEX client_by_name'),
      expect.stringMatching(/booking USING COVERING INDEX booking_by_client_visit .*start_at>/),
      expect.stringMatching(/booking USING COVERING INDEX booking_by_client_visit .*start_at</),
    ]),
  );
  expect(plans.filter((step) => /TEMP B-TREE|SCAN booking/.test(step))).toEqual([]);
});

test('a search reads the full-text indexes and then single clients', async () => {
  await practice.clients.create(clientDraft({ phone: '0171 2344471' }));
  const plans = await plansOf(practice, () => page('anna 4471'));
  expect(plans.join('\n')).toContain('SCAN client_phone VIRTUAL TABLE');
  expect(plans.join('\n')).toContain('SCAN client_search VIRTUAL TABLE');
  expect(plans.filter((step) => /SCAN (client|booking)( |$)/.test(step))).toEqual([]);
});
