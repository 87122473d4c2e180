import type { EngineWorld } from './engine-world.ts';

/** An event as its JSON says it. */
export type EventJson = Record<string, unknown>;
type Change = (event: EventJson) => unknown;

/**
 * Lets single versions of events arrive otherwise than the emulator would ever send them. Whoever writes the event anew
 * has then made a version that is sound.
 */
export function createCorruption() {
  const byEtag = new Map<string, Change>();

  function changed(event: unknown): unknown {
    const etag = (event as EventJson | null)?.['etag'];
    const change = typeof etag === 'string' ? byEtag.get(etag) : undefined;
    return change ? change(event as EventJson) : event;
  }

  return {
    /** To be given to a world, which hands it every answer. */
    tamper(body: string): string {
      if (byEtag.size === 0 || !body.startsWith('{')) return body;
      const json = JSON.parse(body) as { items?: unknown[] };
      return JSON.stringify(
        Array.isArray(json.items) ? { ...json, items: json.items.map(changed) } : changed(json),
      );
    },
    /** The event changes there, into this. */
    corrupt({ control, calendarId }: EngineWorld, eventId: string, change: Change): void {
      byEtag.set(control.bumpEtag({ calendarId, eventId }).etag, change);
    },
  };
}

export type BadEvent = {
  name: string;
  change: Change;
  /** What is said about it; null where it can be read all the same. */
  problem: RegExp | null;
};

const moment = (dateTime: string, timeZone = 'Europe/Berlin') => ({ dateTime, timeZone });

/** Events as no calendar should hold them. */
export const badEvents: BadEvent[] = [
  {
    name: 'a description of 5 MB',
    change: (event) => ({ ...event, description: 'x'.repeat(5 * 1024 * 1024) }),
    problem: /description has 5242880 characters/,
  },
  { name: 'no end', change: ({ end: _, ...event }) => event, problem: /no end/ },
  { name: 'no start', change: ({ start: _, ...event }) => event, problem: /no start/ },
  {
    name: 'an end before its start',
    change: (event) => ({
      ...event,
      start: moment('2027-03-01T10:00:00Z'),
      end: moment('2027-03-01T09:00:00Z'),
    }),
    problem: /does not end after it starts/,
  },
  {
    name: 'the year 9999',
    change: (event) => ({
      ...event,
      start: moment('9999-12-31T10:00:00Z'),
      end: moment('9999-12-31T11:00:00Z'),
    }),
    problem: /outside the years/,
  },
  {
    name: 'a month that does not exist',
    change: (event) => ({ ...event, start: { date: '2027-13-01' }, end: { date: '2027-13-02' } }),
    problem: /not a day/,
  },
  {
    name: 'an unknown zone',
    change: (event) => ({
      ...event,
      start: moment('2027-03-01T10:00:00Z', 'Mars/Olympus_Mons'),
      end: moment('2027-03-01T11:00:00Z', 'Mars/Olympus_Mons'),
    }),
    problem: /Mars\/Olympus_Mons/,
  },
  {
    name: 'a day for a start and a moment for an end',
    change: (event) => ({ ...event, start: { date: '2027-03-01' } }),
    problem: /both days or both moments/,
  },
  {
    name: 'a number for a title',
    change: (event) => ({ ...event, summary: 5 }),
    problem: /summary/,
  },
  { name: 'a text for a start', change: (event) => ({ ...event, start: 'now' }), problem: /start/ },
  {
    name: 'a text for a recurrence',
    change: (event) => ({ ...event, recurrence: 'RRULE:FREQ=DAILY' }),
    problem: /recurrence/,
  },
  {
    name: 'control characters',
    change: (event) => ({ ...event, summary: 'a\u0000b\u0007\u001B[31mc\u0085\u2028d' }),
    problem: null,
  },
  {
    name: 'emoji and half of one',
    change: (event) => ({ ...event, summary: '👩‍⚕️🏳️‍🌈 \uD83D', location: '🏥' }),
    problem: null,
  },
  {
    name: 'text from right to left, with marks that turn it around',
    change: (event) => ({ ...event, summary: 'موعد \u202E طبيب', description: 'תור' }),
    problem: null,
  },
  {
    name: '10,000 attendees',
    change: (event) => ({
      ...event,
      attendees: Array.from({ length: 10_000 }, (_, index) => ({
        email: `guest${index}@example.org`,
        responseStatus: 'accepted',
      })),
    }),
    problem: null,
  },
  {
    name: 'attendees that are none, and a status of its own',
    change: (event) => ({ ...event, attendees: { self: true }, status: 'undecided' }),
    problem: null,
  },
];
