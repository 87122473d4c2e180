import { expect, onTestFinished, test } from 'vitest';
import { slotUndo } from '../../src-main/availability/slot-undo.ts';
import { itemChanged } from '../../src-main/sync/link-repo.ts';
import { SlotDraft, type SlotView } from '../../src-shared/domain/slot.ts';
import { WeeklySlotDraft } from '../../src-shared/domain/weekly-slot.ts';
import { timed } from '../support/times.ts';
import { type EngineWorld, startEngineWorld } from './engine-world.ts';

const day = 86_400_000;

async function open(): Promise<EngineWorld> {
  const world = await startEngineWorld();
  onTestFinished(() => world.stop());
  return world;
}

/** How the openings are shown: when they begin and how each stands towards the calendar. */
async function shown(world: EngineWorld): Promise<SlotView[]> {
  const now = world.now();
  return await world.app.slots.viewsInRange({ fromAt: now - day, toAt: now + 400 * day });
}

const statuses = async (world: EngineWorld) => (await shown(world)).map(({ sync }) => sync.status);

const draft = SlotDraft.parse({ when: timed('2027-03-03T10:00'), title: 'Free for a call' });
const everyWednesday = WeeklySlotDraft.parse({
  firstDay: '2027-03-03',
  startTime: '10:00',
  lengthMinutes: 60,
});

test('a published opening becomes an event that takes up no time, and is shown as synced', async () => {
  const world = await open();
  await world.app.slots.create(draft);
  expect(await statuses(world)).toEqual(['pending']);
  await world.rest();
  const [event] = world.liveEvents();
  expect(event).toMatchObject({ summary: 'Free for a call', transparency: 'transparent' });
  const [slot] = await shown(world);
  expect(slot?.sync).toMatchObject({ status: 'synced', remoteId: event?.id, reason: null });
});

test('a withdrawn opening is shown until its event is gone, and not after', async () => {
  const world = await open();
  const { id } = await world.app.slots.create(draft);
  await world.rest();
  await world.app.slots.withdraw({ id });
  expect(await shown(world)).toMatchObject([{ id, sync: { status: 'pending' } }]);
  await world.rest();
  expect(world.liveEvents()).toEqual([]);
  expect(await shown(world)).toEqual([]);
});

test('an opening that was never sent is gone as soon as it is withdrawn', async () => {
  const world = await open();
  const { id } = await world.app.slots.create(draft);
  await world.app.slots.withdraw({ id });
  await world.rest();
  expect(world.liveEvents()).toEqual([]);
  expect(await shown(world)).toEqual([]);
});

test('each week of a weekly opening has an event of its own, and all of them are withdrawn together', async () => {
  const world = await open();
  const { id } = await world.app.weeklySlots.publish(everyWednesday);
  await world.rest();
  expect(world.liveEvents()).toHaveLength(12);
  expect(new Set(await statuses(world))).toEqual(new Set(['synced']));
  await world.app.weeklySlots.topUp();
  await world.rest();
  const events = world.liveEvents();
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  await world.app.weeklySlots.withdraw({ id });
  await world.rest();
  const begun = world
    .liveEvents()
    .filter((event) => Date.parse(event.start?.dateTime ?? '') > world.now());
  expect(begun).toEqual([]);
});

test('an opening that comes back by undo has one event again', async () => {
  const world = await open();
  const [port] = slotUndo(itemChanged);
  const slot = await world.app.slots.create(draft);
  await world.rest();
  await world.app.slots.withdraw({ id: slot.id });
  await world.rest();
  await world.database.db
    .transaction()
    .execute(
      async (tx) => await port!.write(tx, slot.id, slot, world.now(), 'undone', new Set([slot.id])),
    );
  await world.rest();
  expect(world.liveEvents()).toMatchObject([{ summary: 'Free for a call' }]);
  expect(await statuses(world)).toEqual(['synced']);
});

test('an opening moved in the calendar moves here, and keeps its place among the weeks', async () => {
  const world = await open();
  await world.app.weeklySlots.publish(everyWednesday);
  await world.rest();
  const [slot] = await shown(world);
  world.control.editEvent({
    calendarId: world.calendarId,
    eventId: slot?.sync.remoteId ?? '',
    changes: {
      start: { dateTime: '2027-03-04T09:00:00Z' },
      end: { dateTime: '2027-03-04T10:00:00Z' },
    },
  });
  await world.rest();
  const moved = (await shown(world)).find(({ id }) => id === slot?.id);
  expect(moved).toMatchObject({
    occurrenceDay: '2027-03-03',
    when: { startAt: Date.UTC(2027, 2, 4, 9) },
    sync: { status: 'synced' },
  });
});
