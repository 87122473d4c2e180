import type { Control } from '../google-emulator/control.ts';
import type { SeededRandom } from '../simulation/random.ts';

type Event = ReturnType<Control['events']>[number];
type Act = 'retitle' | 'move' | 'delete' | 'copy' | 'add own' | 'edit own';

const quarter = 15 * 60_000;
const ours = /^aa[0-9a-f]{32}g\d+$/;

/** Tells whether the app gave an event its id. */
export const isAppEvent = (id: string): boolean => ours.test(id);

/** The same person at Google's own page, who edits, deletes and copies what the app wrote there, and keeps events of their own. */
export function createHands(control: Control, calendarId: string, random: SeededRandom) {
  /** The etag that each event of theirs had when they last touched it. */
  const own = new Map<string, string>();
  let acts = 0;
  let onTheirs = 0;

  function carryOut(act: Act, theirs: readonly Event[]): void {
    if (act === 'add own') {
      const event = { summary: `Own ${random.int(1_000_000)}`, ...someTime(random) };
      remember(control.insertEvent({ calendarId, event }));
      return;
    }
    if (act === 'edit own') {
      if (own.size === 0) return;
      const eventId = random.pick([...own.keys()]);
      const changes = { summary: `Own, edited ${random.int(1_000_000)}` };
      remember(control.editEvent({ calendarId, eventId, changes }));
      return;
    }
    if (theirs.length === 0) return;
    const eventId = random.pick(theirs).id;
    switch (act) {
      case 'retitle':
        return void control.editEvent({
          calendarId,
          eventId,
          changes: { summary: `There ${random.int(1_000_000)}` },
        });
      case 'move':
        return void control.editEvent({ calendarId, eventId, changes: someTime(random) });
      case 'delete':
        return control.deleteEvent({ calendarId, eventId });
      case 'copy':
        return remember(control.copyEvent({ calendarId, eventId }));
    }
  }

  function remember(event: Event): void {
    own.set(event.id, event.etag);
  }

  return {
    own: own as ReadonlyMap<string, string>,
    acts: () => acts,
    /** Edits of what the app wrote. */
    edits: () => onTheirs,
    act(): void {
      const act = random.weighted<Act>([
        ['retitle', 4],
        ['move', 3],
        ['delete', 2],
        ['copy', 1],
        ['add own', 1],
        ['edit own', 1],
      ]);
      const live = control.events({ calendarId }).filter((event) => event.status !== 'cancelled');
      carryOut(
        act,
        live.filter((event) => isAppEvent(event.id)),
      );
      acts += 1;
      if (act === 'retitle' || act === 'move' || act === 'delete') onTheirs += 1;
    },
  };
}

function someTime(random: SeededRandom) {
  const startAt = Date.UTC(2027, 0, 4, 8) + random.int(365 * 24 * 4) * quarter;
  const moment = (at: number) => ({
    dateTime: new Date(at).toISOString(),
    timeZone: 'Europe/Berlin',
  });
  return { start: moment(startAt), end: moment(startAt + quarter) };
}
