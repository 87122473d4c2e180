import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Emulator } from '../google-emulator/server.ts';
import { connectQuickly } from '../story/connect-quickly.ts';
import { eventually } from '../story/eventually.ts';
import { ask, fillPractice } from '../story/fill-practice.ts';
import { startSampleGoogle } from '../story/sample-google.ts';
import { samplePractice } from '../story/sample-practice.ts';
import { allBookings, appointmentsId, type World, worldOf } from '../story/world.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
let world: World;
let app: RunningApp;
let google: Emulator;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  google = await startSampleGoogle({ now, timeZone });
  app = await launchApp({ userData: folder.path, env: { ...google.environment, TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  world = worldOf(app.window, google, { now, timeZone });
  await fillPractice(app.window, samplePractice({ now, timeZone, weeks: [-1, 1] }));
  await connectQuickly(app.window);
  await eventually(
    async () => (await ask(app.window, 'sync.summary', undefined)).waiting === 0,
    'everything is at Google',
    40_000,
  );
}, 90_000);

afterAll(async () => {
  await app.kill();
  await google.stop();
  await folder.remove();
});

test('many decisions are taken at once, and what took place may stay out of the calendar', async () => {
  const { window } = app;
  const { person } = world;
  const all = await allBookings(world);
  const coming = all.filter(
    ({ when, status }) => !when.allDay && when.startAt > now && status !== 'cancelled',
  );
  const past = all.find(({ status }) => status === 'completed');
  const [one, two, gone, goneToo] = coming;
  if (!one || !two || !gone || !goneToo || !past) throw new Error('the sample is too small');

  const calendarId = appointmentsId(world);
  await google.goAway();
  for (const { id, revision, sync } of [one, two]) {
    await ask(window, 'bookings.change', { id, revision, changes: { location: 'Room 1' } });
    const eventId = sync.remoteId ?? '';
    google.control.editEvent({ calendarId, eventId, changes: { location: 'Room 9' } });
  }
  for (const { sync } of [gone, goneToo, past])
    google.control.deleteEvent({ calendarId, eventId: sync.remoteId ?? '' });
  await google.comeBack();
  await ask(window, 'sync.now', undefined);
  await eventually(
    async () => (await ask(window, 'sync.summary', undefined)).needsDecision === 5,
    'five decisions',
  );

  await person.open('Sync');
  await person.button('5 decisions to take').click();
  const decisions = window.getByRole('region', { name: 'Decisions', exact: true });
  expect(await decisions.getByRole('article').count()).toBe(5);

  const overThere = decisions.getByRole('article').filter({ hasText: 'took place' });
  expect(await person.button('Cancel it', overThere).count()).toBe(0);
  await person.button('Leave as it is', overThere).click();
  await overThere.waitFor({ state: 'detached' });
  expect(await ask(window, 'bookings.get', { id: past.id })).toMatchObject({
    status: 'completed',
    sync: { status: 'deleted' },
  });

  await person.button('Cancel all', decisions).click();
  await person.button('Cancel all', person.dialog('Cancel all of them here, too?')).click();
  await window.getByText('2 decisions taken').waitFor();
  expect((await ask(window, 'bookings.get', { id: gone.id })).status).toBe('cancelled');

  await person.button('Take all of Google’s', decisions).first().click();
  const question = person.dialog('Take what Google says for all of them?');
  await person.button('Take all of Google’s', question).click();
  await decisions.waitFor({ state: 'detached' });
  expect((await ask(window, 'bookings.get', { id: two.id })).location).toBe('Room 9');

  await person.pressSyncNow();
  await window.getByText('Everything is in Google Calendar as of').waitFor();
}, 60_000);
