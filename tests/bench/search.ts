import { createClientMergeService } from '../../src-main/clients/client-merge-service.ts';
import { putClient } from '../../src-main/clients/client-repo.ts';
import { createClientService } from '../../src-main/clients/client-service.ts';
import { putBooking } from '../../src-main/bookings/booking-repo.ts';
import type { OpenDatabase } from '../../src-main/database/open.ts';
import { newBooking } from '../../src-shared/domain/booking-changes.ts';
import type { BookingId, ClientId } from '../../src-shared/domain/ids.ts';
import { bookingDraft, clientDraft } from '../support/drafts.ts';
import { fakeClock, fakeIds, fakeRandom, testNow } from '../support/fakes.ts';
import { testDatabase } from '../support/test-database.ts';
import { type Benchmark, type Figure, inMs } from './figures.ts';

const people = 20_000;
const bookingsEach = 2;
const dayMs = 86_400_000;
const syllables = [
  'ber',
  'mül',
  'ler',
  'schmi',
  'dt',
  'wei',
  'ß',
  'han',
  'ne',
  'ma',
  'ria',
  'ko',
  'jö',
  'rg',
];

/** A practice of very many people, with names that sound like names and numbers of their own. */
async function fill({ db }: OpenDatabase): Promise<ClientId[]> {
  const random = fakeRandom(1);
  const ids = fakeIds();
  const some = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const name = () => {
    const text = some(syllables) + some(syllables) + some(syllables);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const made: ClientId[] = [];
  await db.transaction().execute(async (tx) => {
    for (let index = 0; index < people; index += 1) {
      const id = ids.next() as ClientId;
      made.push(id);
      const number = String(Math.floor(random() * 1e7)).padStart(7, '0');
      const draft = clientDraft({
        name: `${name()} ${name()}`,
        email: `person${index}@example.org`,
        phone: `0171 ${number}`,
        notes: index % 3 === 0 ? 'comes after work, likes the quiet room' : '',
      });
      await putClient(tx, { ...draft, id, revision: 1, archived: false }, 0);
      for (let visit = 0; visit < bookingsEach; visit += 1) {
        const startAt = testNow + Math.floor((random() - 0.7) * 700) * dayMs;
        const when = {
          allDay: false as const,
          startAt,
          endAt: startAt + 3_000_000,
          timeZone: 'Europe/Berlin',
        };
        const draft = bookingDraft({ clientId: id, when });
        await putBooking(
          tx,
          newBooking(draft, { id: ids.next() as BookingId, at: 0, service: null }),
        );
      }
    }
  });
  return made;
}

async function measure(what: string, run: () => Promise<number>): Promise<Figure> {
  const times: number[] = [];
  let found = 0;
  for (let turn = 0; turn < 25; turn += 1) {
    const startedAt = performance.now();
    found = await run();
    if (turn >= 5) times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const [best = 0, median = 0] = [times[0], times[Math.floor(times.length / 2)]];
  return { what, found, median: inMs(median), best: inMs(best) };
}

/** Finding somebody among very many clients, as the window asks for it. */
export const searchBenchmark: Benchmark = {
  name: `Finding somebody among ${people.toLocaleString('en')} clients`,
  words:
    'As the window asks for it at each key, and the list and a card with it; the median of twenty, and the best.',
  async run() {
    const database = await testDatabase();
    const clientIds = await fill(database);
    const deps = {
      db: database.db,
      clock: fakeClock(),
      ids: fakeIds(),
      changed: () => undefined,
      itemChanged: async () => undefined,
    };
    const clients = createClientService(deps);
    const merges = createClientMergeService({ ...deps, movers: [] });
    const figures: Figure[] = [];
    for (const text of [
      'müller',
      'Mueller',
      'mu',
      'm',
      'hanne weiß',
      '4471',
      '0171',
      '0171 44',
      'person1',
      'quiet',
      'xyz',
    ]) {
      figures.push(
        await measure(`typed “${text}”`, async () => (await clients.search({ text })).length),
      );
    }
    const page = async (text: string, offset: number) =>
      (await clients.list({ text, offset, limit: 100 })).rows.length;
    figures.push(
      await measure('the first 100 of the list', () => page('', 0)),
      await measure('the last 100 of the list', () => page('', people - 100)),
      await measure('the list of those with “m”', () => page('m', 0)),
      await measure('a card', async () => (await clients.card({ id: clientIds[77]! })).past.length),
      await measure('duplicates', async () => (await merges.duplicates()).total),
    );
    await database.close();
    return { figures };
  },
};
