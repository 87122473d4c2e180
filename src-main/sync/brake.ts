import { z } from 'zod';
import { ItemKind } from '../../src-shared/domain/event-content.ts';
import { spanOf, When } from '../../src-shared/domain/time.ts';
import { changeCalendar } from './calendar-repo.ts';
import type { Lane } from './lane.ts';
import type { Link } from './link.ts';
import { countPresent, lookedAtLinks } from './link-repo.ts';
import { merge } from './merge.ts';
import { agreedBase, plan } from './plan.ts';
import { type Around, planInputOf, readAround } from './stage.ts';

/** What a calendar's `brake_json` holds while its turn is held: what would change, for the person to see. */
export const Brake = z.object({
  at: z.number(),
  items: z.array(
    z.object({
      itemKind: ItemKind,
      itemId: z.string(),
      change: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('vanished') }),
        z.object({ kind: z.literal('moved'), to: When }),
      ]),
    }),
  ),
});
export type Brake = z.output<typeof Brake>;

/** So many at least, and more than half: below that it is a person tidying up, not an accident. */
const fewest = 5;

export function brakeOf(json: string | null): Brake | null {
  return json === null ? null : Brake.parse(JSON.parse(json));
}

/**
 * Looks at what the last pull would change here, before any of it is done. When unusually many bookings would vanish
 * or move at once, the calendar is held, the database copied aside, and the person asked. Answers whether it is held.
 */
export async function checkBrake(lane: Lane): Promise<boolean> {
  const held = brakeOf(lane.calendar.brake_json);
  const found = await lane.db.transaction().execute(async (tx) => {
    const links = await lookedAtLinks(tx, lane.calendar.id);
    if (links.length < fewest && held === null) return null;
    const around = await readAround(tx, lane, links);
    const changes = links.flatMap((link) => changeBy(lane, link, around));
    if (changes.length < fewest) return { changes, isTooMuch: false };
    const now = lane.clock.now();
    const upcoming = changes.filter((change) => isUpcoming(change.when, now)).length;
    const present = await countPresent(tx, lane.calendar.id, now);
    const isTooMuch =
      changes.length * 2 > present.all || (upcoming >= fewest && upcoming * 2 > present.upcoming);
    return { changes, isTooMuch };
  });
  if (found === null || (!found.isTooMuch && held === null)) return false;
  if (found.isTooMuch && held === null) await lane.snapshot('many-changes-from-calendar');
  const brake: Brake | null = found.isTooMuch
    ? {
        at: held?.at ?? lane.clock.now(),
        items: found.changes.map(({ itemKind, itemId, change }) => ({ itemKind, itemId, change })),
      }
    : null;
  const brakeJson = brake && JSON.stringify(brake);
  if (brakeJson !== lane.calendar.brake_json) {
    await lane.db.transaction().execute(async (tx) => {
      await changeCalendar(tx, lane.calendar.id, { brake_json: brakeJson });
    });
    lane.calendar = { ...lane.calendar, brake_json: brakeJson };
    if (brake !== null && held === null) {
      lane.log.push({
        at: lane.clock.now(),
        kind: 'brake',
        accountId: lane.account.id,
        calendarId: lane.calendar.id,
        outcome: 'ok',
        durationMs: 0,
        requests: 0,
        counts: { items: brake.items.length },
      });
    }
  }
  return brake !== null;
}

type Change = Brake['items'][number] & { when: When };

function changeBy(lane: Lane, link: Link, around: Around): Change[] {
  const item = around.items.get(link.itemId);
  if (!item?.wanted) return [];
  const about = { itemKind: link.itemKind, itemId: link.itemId, when: item.when };
  const step = plan(planInputOf(lane, link, around));
  if (step.do === 'note-remote-deleted' && link.state === 'present') {
    return [{ ...about, change: { kind: 'vanished' } }];
  }
  const event = around.observed.get(link.remoteId)?.event;
  if (step.do !== 'merge' || !event?.content) return [];
  const base = agreedBase(link, event.stamp, lane.databaseId);
  const isMoved = merge(base, item.wanted, event.content).fromRemote.includes('when');
  return isMoved ? [{ ...about, change: { kind: 'moved', to: event.content.when } }] : [];
}

function isUpcoming(when: When, now: number): boolean {
  return spanOf(when, 'UTC').endAt > now;
}
