import type { EventContent } from '../../src-shared/domain/event-content.ts';
import type { RemoteEvent } from '../../src-shared/domain/remote-event.ts';
import type { SeededRandom } from './random.ts';
import { someTime } from './some-time.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

/** A live event of any calendar, ours more often than not. */
function anyEvent(
  world: World,
  random: SeededRandom,
): { calendarId: string; event: RemoteEvent } | null {
  const calendarId = random.pick(world.google.calendarIds());
  const events = world.google.liveEvents(calendarId);
  return events.length === 0 ? null : { calendarId, event: random.pick(events) };
}

export async function editThere(
  world: World,
  random: SeededRandom,
  index: number,
): Promise<string> {
  const found = anyEvent(world, random);
  if (!found?.event.content) return 'edit nothing there';
  const { calendarId, event } = found;
  const changes: Partial<EventContent> = random.pick([
    { when: someTime(random, index) },
    { summary: `their title ${index}` },
    { description: `their note ${index}` },
    { location: `their place ${index}` },
    { summary: `their title ${index}`, when: someTime(random, index) },
  ]);
  const before = found.event.content;
  const after = world.hands.edit(calendarId, event.id, changes);
  if (after?.content) world.ledger.edited(before, after.content);
  return `edit ${Object.keys(changes).join(', ')} of ${event.id} there`;
}

export async function deleteThere(world: World, random: SeededRandom): Promise<string> {
  const found = anyEvent(world, random);
  if (!found) return 'delete nothing there';
  world.hands.remove(found.calendarId, found.event.id);
  return `delete ${found.event.id} there`;
}

export async function restoreThere(world: World, random: SeededRandom): Promise<string> {
  const calendarId = random.pick(world.google.calendarIds());
  const deleted = [...world.google.calendar(calendarId).all()].filter(
    (event) => event.status === 'cancelled',
  );
  if (deleted.length === 0) return 'restore nothing there';
  const event = random.pick(deleted);
  world.ledger.revived.add(event.id);
  world.hands.restore(calendarId, event.id);
  return `restore ${event.id} there`;
}

export async function copyThere(world: World, random: SeededRandom): Promise<string> {
  const found = anyEvent(world, random);
  const copy = found && world.hands.copy(found.calendarId, found.event.id);
  if (copy) world.ledger.revived.add(copy.id);
  return copy ? `copy ${found.event.id} there as ${copy.id}` : 'copy nothing there';
}

export async function moveThere(world: World, random: SeededRandom): Promise<string> {
  const found = anyEvent(world, random);
  const to = random.pick(world.google.calendarIds());
  if (!found || to === found.calendarId) return 'move nothing there';
  world.ledger.revived.add(found.event.id);
  world.hands.moveToCalendar(found.calendarId, found.event.id, to);
  return `move ${found.event.id} to ${to} there`;
}

export async function foreignThere(
  world: World,
  random: SeededRandom,
  index: number,
): Promise<string> {
  const calendarId = random.pick(world.google.calendarIds());
  const content = {
    summary: `theirs ${index}`,
    description: '',
    location: '',
    when: someTime(random, index),
    busy: true,
  };
  return `foreign ${world.hands.insertForeign(calendarId, content).id}`;
}

export async function recurringThere(
  world: World,
  random: SeededRandom,
  index: number,
): Promise<string> {
  const calendarId = random.pick(world.google.calendarIds());
  const when = someTime(random, index);
  const content = { summary: `series ${index}`, description: '', location: '', when, busy: true };
  const master = world.hands.insertForeign(calendarId, content, {
    recurrence: ['RRULE:FREQ=WEEKLY;COUNT=8'],
  });
  const start = when.allDay ? { day: when.startDay } : { at: when.startAt + 7 * 24 * hour };
  if (random.chance(0.5))
    world.hands.putException(calendarId, master.id, start, random.chance(0.5) ? null : content);
  return `series ${master.id}`;
}

/** Somebody selects everything and presses the delete key, or moves a whole week. */
export async function sweepThere(
  world: World,
  random: SeededRandom,
  index: number,
): Promise<string> {
  const calendarId = random.pick(world.google.calendarIds());
  const isMove = random.chance(0.4);
  const events = world.google.liveEvents(calendarId);
  for (const [position, event] of events.entries()) {
    if (!isMove) world.hands.remove(calendarId, event.id);
    else if (event.content) {
      const when = someTime(random, 40_000 + index * 100 + position);
      const after = world.hands.edit(calendarId, event.id, { when });
      if (after?.content) world.ledger.edited(event.content, after.content);
    }
  }
  return `${isMove ? 'move' : 'delete'} all ${events.length} there`;
}

export async function deleteCalendar(world: World, random: SeededRandom): Promise<string> {
  const ids = world.google.calendarIds();
  if (ids.length <= 2) return 'keep the calendars';
  const calendarId = random.pick(ids);
  world.hands.deleteCalendar(calendarId);
  return `delete calendar ${calendarId}`;
}

export async function takeRights(world: World, random: SeededRandom): Promise<string> {
  const account = random.pick(world.accounts);
  const calendar = random.pick(account.calendars);
  const role = random.pick(['reader', 'freeBusyReader', null] as const);
  world.google.setAccess(world.googleName(account), calendar.remoteId, role);
  world.readOnly.add(calendar.remoteId);
  return `access to ${calendar.remoteId} is now ${role}`;
}

export async function giveRights(world: World, random: SeededRandom): Promise<string> {
  const account = random.pick(world.accounts);
  for (const calendar of account.calendars) {
    world.google.setAccess(world.googleName(account), calendar.remoteId, 'owner');
    world.readOnly.delete(calendar.remoteId);
  }
  world.google.setRevoked(world.googleName(account), false);
  world.google.setScopes(world.googleName(account), { events: true });
  return `rights of ${world.googleName(account)} given back`;
}

export async function expireTokens(world: World, random: SeededRandom): Promise<string> {
  const calendarId = random.pick(world.google.calendarIds());
  world.google.expireSyncTokens(calendarId);
  return `tokens of ${calendarId} expired`;
}
