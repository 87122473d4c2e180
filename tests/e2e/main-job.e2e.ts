import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Emulator } from '../google-emulator/server.ts';
import { connectQuickly } from '../story/connect-quickly.ts';
import { dayIn, whenAt } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask, fillPractice } from '../story/fill-practice.ts';
import type { Named } from '../story/person.ts';
import { startSampleGoogle } from '../story/sample-google.ts';
import { samplePractice } from '../story/sample-practice.ts';
import { storyTimes, tellStory } from '../story/story.ts';
import {
  allBookings,
  appointmentsId,
  differences,
  eventsFor,
  eventsOf,
  type World,
  worldOf,
} from '../story/world.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';
import { secretsInFiles } from './secrets.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
const longTest = 150_000;
const practice = samplePractice({ now, timeZone, weeks: [0, 1], keepFree: storyTimes });

type Scene = World & { app: RunningApp; userData: string };

/** An app before a pretend Google; whoever opens it ends it by the function that comes with it. */
async function openScene(
  keychain: 'unlocked' | 'none' = 'unlocked',
): Promise<{ scene: Scene; end: () => Promise<void> }> {
  const folder = await temporaryFolder();
  const google = await startSampleGoogle({ now, timeZone });
  const app = await startApp(folder.path, google, keychain);
  const scene = { ...worldOf(app.window, google, { now, timeZone }), app, userData: folder.path };
  return {
    scene,
    async end() {
      await scene.app.kill();
      await google.stop();
      await folder.remove();
    },
  };
}

async function startApp(
  userData: string,
  google: Emulator,
  keychain: 'unlocked' | 'none' = 'unlocked',
): Promise<RunningApp> {
  const app = await launchApp({
    userData,
    keychain,
    env: { ...google.environment, TZ: timeZone },
  });
  app.window.setDefaultTimeout(20_000);
  return app;
}

test(
  'a day: connected, offline, back online, moved there, cancelled here, in trouble and out of it; no secret left behind',
  { timeout: longTest },
  async () => {
    const { scene, end } = await openScene();
    onTestFinished(end);
    await fillPractice(scene.window, practice);
    const facts: string[] = [];
    await tellStory(scene, {
      step: () => undefined,
      holds: (fact) => void facts.push(fact),
      picture: async () => undefined,
    });
    expect(facts.length).toBeGreaterThan(10);

    const secrets = scene.google.control.secrets();
    expect(new Set(secrets.map(({ kind }) => kind)).size).toBe(5);
    const whileRunning = secretsInFiles(scene.userData, secrets);
    await scene.app.close();
    const afterwards = secretsInFiles(scene.userData, secrets);
    expect(whileRunning.filesRead).toBeGreaterThan(10);
    expect([...whileRunning.found, ...afterwards.found]).toEqual([]);
    expect(secrets.filter(({ value }) => scene.app.output().includes(value))).toEqual([]);
  },
);

test('the search for secrets finds one that is there', async () => {
  const { scene, end } = await openScene();
  onTestFinished(end);
  const value = 'a-word-as-if-it-were-secret';
  await ask(scene.window, 'clients.create', { name: 'Anna Berg', notes: value });
  const { found } = secretsInFiles(scene.userData, [{ kind: 'code', value }]);
  expect(found.join()).toContain('appointments.sqlite3');
});

test('pulling the plug after Google has the event and before we know: still one event, and synced', async () => {
  const { scene, end } = await openScene();
  onTestFinished(end);
  await fillPractice(scene.window, { ...practice, bookings: [] });
  await connectQuickly(scene.window);
  scene.google.control.addFault({
    route: 'events.insert',
    effect: { phase: 'after-apply', failure: { kind: 'hold' } },
  });
  const [client] = await ask(scene.window, 'clients.search', { text: 'Anna Berg' });
  const [service] = await ask(scene.window, 'services.list', undefined);
  const day = dayIn(1, 'Tue', now, timeZone);
  const { id } = await ask(scene.window, 'bookings.create', {
    clientId: client!.id,
    serviceId: service!.id,
    when: whenAt(day, '11:00', 50, timeZone),
  });
  await eventually(
    () => scene.google.control.heldRequests().some(({ applied }) => applied),
    'Google has the event and holds the answer back',
  );
  expect(eventsOf(scene)).toHaveLength(1);
  await scene.app.kill();

  scene.app = await startApp(scene.userData, scene.google);
  scene.window = scene.app.window;
  const status = async () => (await ask(scene.window, 'bookings.get', { id })).sync.status;
  await eventually(async () => (await status()) === 'synced', 'the booking is synced', 20_000);
  expect(eventsOf(scene)).toHaveLength(1);
  expect(await differences(scene)).toEqual([]);
});

test('where there is no keychain the person is told plainly, and can connect all the same', async () => {
  const { scene, end } = await openScene('none');
  onTestFinished(end);
  await scene.person.open('Settings');
  const told = scene.window.getByText('This laptop has no keychain the app can use');
  await scene.person.connect();
  await told.waitFor();
  await scene.window.getByText('kept only until you close the app').waitFor();
});

describe('a connected practice', () => {
  let scene: Scene;
  let end: () => Promise<void>;
  /** Booked through the window before each test that changes it. */
  const anna: Named = {
    title: 'Physiotherapy: Anna Berg',
    day: dayIn(1, 'Tue', now, timeZone),
    time: '11:00',
  };

  beforeAll(async () => {
    ({ scene, end } = await openScene());
    await fillPractice(scene.window, practice);
    await connectQuickly(scene.window);
    await scene.person.openWeek(1);
    await scene.person.book({ client: 'Anna Berg', service: 'Physiotherapy', ...anna });
    await scene.person.booking(anna, 'synced').waitFor();
  }, longTest);

  // What one test left open in the window is nothing to the next.
  beforeEach(async () => void (await scene.window.reload()));

  afterAll(() => end());

  const eventOfAnna = () => eventsFor(scene, anna)[0]!;
  const decision = () =>
    scene.window.getByRole('article', { name: anna.title, exact: true }).first();

  test('a clash is refused with who is there, and “Book anyway” books it', async () => {
    const { person, window } = scene;
    await person.openWeek(1);
    await person.fillIn({
      client: 'Kwame Mensah',
      service: 'Massage',
      day: anna.day,
      time: '11:30',
    });
    const clash = window.getByRole('alert', { name: 'This time is taken', exact: true });
    await clash.getByText(anna.title).waitFor();
    await person.button('Save booking').click();
    await expect.poll(() => person.dialog('New booking').isVisible(), { interval: 200 }).toBe(true);
    expect(await overlappingAt('11:30')).toBe(0);
    await person.button('Book anyway', clash).click();
    const both = { title: 'Massage: Kwame Mensah', day: anna.day, time: '11:30' };
    await person.booking(both, 'synced').waitFor();
    expect(eventsFor(scene, both)).toHaveLength(1);
  });

  async function overlappingAt(time: string): Promise<number> {
    const { startAt } = whenAt(anna.day, time, 1, timeZone) as { startAt: number };
    const bookings = await allBookings(scene);
    return bookings.filter(({ when }) => !when.allDay && when.startAt === startAt).length;
  }

  test('a booking is entered by keyboard alone', async () => {
    const { person, window } = scene;
    await person.openWeek(1);
    const { keyboard } = window;
    await keyboard.press('n');
    await person.dialog('New booking').waitFor();
    await keyboard.type('Ingrid');
    await window.getByRole('option', { name: /Ingrid Solheim/ }).waitFor();
    await keyboard.press('Enter');
    const isIn = (label: string) =>
      window
        .getByLabel(label, { exact: true })
        .evaluate((field) => field === document.activeElement);
    // Somebody who was here before needs only a time; it is another service this once.
    const goesOn = async () => (await isIn('When')) || (await isIn('Service'));
    await eventually(goesOn, 'the keys go on from the client');
    if (await isIn('When')) await keyboard.press('Shift+Tab');
    await keyboard.type('Manual');
    await window.getByRole('option', { name: /Manual therapy/ }).waitFor();
    await keyboard.press('Enter');
    for (let presses = 0; presses < 8 && !(await isIn('Start time')); presses += 1)
      await keyboard.press('Tab');
    await keyboard.type('1915');
    const day = await window.getByLabel('Date', { exact: true }).inputValue();
    await keyboard.press('Enter');
    const made = { title: 'Manual therapy: Ingrid Solheim', day, time: '19:15' };
    await eventually(() => eventsFor(scene, made).length === 1, 'its event is at Google');
    expect(
      (await allBookings(scene)).filter(({ displayTitle }) => displayTitle === made.title),
    ).not.toHaveLength(0);
  });

  test('the same field changed on both sides is asked about, and Google’s can be taken', async () => {
    const { person, google, window } = scene;
    await person.openWeek(1);
    await google.goAway();
    await person.openBooking(anna);
    await window.getByLabel('Place', { exact: true }).fill('Room 1');
    await person.save();
    google.control.editEvent({
      calendarId: appointmentsId(scene),
      eventId: eventOfAnna().id,
      changes: { location: 'Room 9' },
    });
    await google.comeBack();
    await person.pressSyncNow();
    await person.open('Sync');
    await decision().getByText('Room 9').waitFor();
    expect(await decision().getByText('Room 1', { exact: true }).count()).toBe(1);
    await decision().getByRole('radio', { name: 'Take Google’s', exact: true }).check();
    await person.button('Apply', decision()).click();
    await decision().waitFor({ state: 'detached' });
    await person.openWeek(1);
    await person.booking(anna, 'synced').waitFor();
    await eventually(() => eventOfAnna().location === 'Room 9', 'theirs is at Google');
    const mine = (await allBookings(scene)).find(
      ({ displayTitle, location }) => displayTitle === anna.title && location === 'Room 9',
    );
    expect(mine?.sync.status).toBe('synced');
  });

  test('what was deleted in Google is only proposed, and can be put back', async () => {
    const { person, google, window } = scene;
    google.control.deleteEvent({
      calendarId: appointmentsId(scene),
      eventId: eventOfAnna().id,
    });
    await person.pressSyncNow();
    await person.openWeek(1);
    await person.booking(anna, 'needs a decision').waitFor();
    expect(eventsFor(scene, anna)).toHaveLength(0);
    await person.open('Sync');
    await person.button('Put it back', decision()).click();
    await eventually(() => eventsFor(scene, anna).length === 1, 'it is at Google again');
    await person.openWeek(1);
    await person.booking(anna, 'synced').waitFor();
    expect(await window.getByRole('button', { name: /cancelled/ }).count()).toBe(0);
  });

  test('disconnecting gives the access back, and connecting again doubles nothing', async () => {
    const { person, google, window } = scene;
    const before = eventsOf(scene).length;
    await person.open('Settings');
    await person.button('Disconnect').click();
    await person.button('Disconnect', window.getByRole('dialog')).click();
    await person.pill('Not connected').waitFor();
    await eventually(() => google.control.grants().every(({ revoked }) => revoked), 'revoked');
    await person.openWeek(1);
    const meanwhile = { title: 'Massage: Mei Lin Chen', day: anna.day, time: '20:00' };
    await person.book({ client: 'Mei Lin Chen', service: 'Massage', ...meanwhile });
    await person.open('Settings');
    await person.button('Connect').click();
    expect(await person.rehearse()).toMatch(/^1 to send, .*0 to remove$/);
    await person.button('Start syncing').click();
    await person.openWeek(1);
    await person.booking(meanwhile, 'synced').waitFor();
    expect(eventsOf(scene)).toHaveLength(before + 1);
    expect(await differences(scene)).toEqual([]);
  });
});
