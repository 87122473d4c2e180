import { toRemoteEvent } from '../../src-main/calendars/google/mapping.ts';
import { rememberTimeZones } from '../../src-main/calendars/google/known-zones.ts';
import { type Benchmark, inMs } from './figures.ts';

const events = 2500;
const runs = 9;

/** The largest page there is, parsed and mapped. */
export const readPageBenchmark: Benchmark = {
  name: `Reading a page of ${events.toLocaleString('en')} events`,
  words:
    'The largest page that Google sends. Its one `JSON.parse` can’t be done in slices; what follows is, so that the ' +
    'main process goes on answering the window meanwhile.',
  async run() {
    const text = page();
    const parse: number[] = [];
    const map: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const startedAt = performance.now();
      const { items } = JSON.parse(text) as { items: unknown[] };
      const parsedAt = performance.now();
      const isKnownZone = rememberTimeZones();
      for (const item of items) toRemoteEvent(item, 'Europe/Berlin', isKnownZone);
      parse.push(parsedAt - startedAt);
      map.push(performance.now() - parsedAt);
    }
    const figures = [
      {
        what: `JSON.parse of ${Math.round(text.length / 1024)} kB`,
        first: inMs(parse[0] ?? 0),
        best: inMs(Math.min(...parse)),
      },
      {
        what: 'mapping all of it, together',
        first: inMs(map[0] ?? 0),
        best: inMs(Math.min(...map)),
      },
    ];
    return { figures };
  },
};

function page(): string {
  const time = (hour: string) => ({
    dateTime: `2027-01-04T${hour}:00+01:00`,
    timeZone: 'Europe/Berlin',
  });
  const items = Array.from({ length: events }, (_, index) => ({
    id: `event${index}`,
    etag: `"${3_000_000_000_000 + index}"`,
    status: 'confirmed',
    updated: '2027-01-04T08:00:00.123Z',
    summary: `Event ${index}`,
    description: 'What was agreed on the telephone. '.repeat(index % 10),
    location: 'Room 2',
    start: time('09:00'),
    end: time('09:45'),
    eventType: 'default',
  }));
  return JSON.stringify({ timeZone: 'Europe/Berlin', nextSyncToken: 'token', items });
}
