import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Emulator } from '../google-emulator/server.ts';
import { connectQuickly } from '../story/connect-quickly.ts';
import { dayIn } from '../story/days.ts';
import { eventually } from '../story/eventually.ts';
import { ask, fillPractice } from '../story/fill-practice.ts';
import { startSampleGoogle } from '../story/sample-google.ts';
import { samplePractice } from '../story/sample-practice.ts';
import { allBookings, appointmentsId, type World, worldOf } from '../story/world.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
/** What the theme has a say in; all else is the same in both, and is looked at once. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let world: World;
let app: RunningApp;
let google: Emulator;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  google = await startSampleGoogle({ now, timeZone });
  app = await launchApp({ userData: folder.path, env: { ...google.environment, TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  // Nothing may be half-way between two colours when it is looked at.
  await app.window.emulateMedia({ reducedMotion: 'reduce' });
  world = worldOf(app.window, google, { now, timeZone });
  await fillPractice(app.window, samplePractice({ now, timeZone, weeks: [0, 1] }));
}, 60_000);

afterAll(async () => {
  await app.kill();
  await google.stop();
  await folder.remove();
});

// What one place left open, by its address too, is nothing to the next.
afterEach(async () => {
  await app.window.evaluate(() => {
    window.location.hash = '/calendar';
  });
  await app.window.reload();
});

/** What axe finds in the window as it is, in light and in dark, each with the element it is about. */
async function violations(window = app.window): Promise<string[]> {
  return [...(await violationsIn('light', window)), ...(await violationsIn('dark', window))];
}

async function violationsIn(theme: 'light' | 'dark', window: Page): Promise<string[]> {
  await ask(window, 'settings.change', { theme });
  await window.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor();
  const axe = new AxeBuilder({ page: window })
    .setLegacyMode(true) // Electron can't open the empty page that the other mode works in
    .options({ rules: { 'target-size': { enabled: true } } }); // off by itself, though it belongs to 2.2
  const found = await (theme === 'light' ? axe.withTags(tags) : axe.withRules(ofColours)).analyze();
  const ran = [...found.passes, ...found.violations, ...found.incomplete].map(({ id }) => id);
  const surely =
    theme === 'light' ? ['color-contrast', 'button-name', 'target-size'] : [ofColours[0]];
  expect(ran).toEqual(expect.arrayContaining(surely));
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${theme}, ${id}: ${html}\n${failureSummary}`),
  );
}

/** Opens one booking that is still to come. */
async function openBooking(): Promise<void> {
  await world.person.openWeek(1);
  await world.person.openBooking(
    app.window.getByRole('button', { name: /^Physiotherapy: / }).first(),
  );
  await app.window.getByRole('list', { name: 'History' }).waitFor();
}

/** One booking refused by Google, one that it wants gone, one that it has under another location, one cancelled. */
async function makeTrouble(): Promise<void> {
  const coming = (await allBookings(world)).filter(
    ({ when, status }) => !when.allDay && when.startAt > now && status !== 'cancelled',
  );
  const [gone, changed, refused, cancelled] = coming.slice(-4);
  if (!gone || !changed || !refused || !cancelled) throw new Error('the sample is too small');
  const calendarId = appointmentsId(world);
  const edit = ({ id, revision }: typeof changed, location: string) =>
    ask(app.window, 'bookings.change', { id, revision, changes: { location } });

  await google.goAway();
  await ask(app.window, 'bookings.cancel', { id: cancelled.id, reason: 'Has the flu' });
  await edit(changed, 'Room 1');
  google.control.editEvent({
    calendarId,
    eventId: changed.sync.remoteId ?? '',
    changes: { location: 'Room 9' },
  });
  google.control.deleteEvent({ calendarId, eventId: gone.sync.remoteId ?? '' });
  await google.comeBack();
  await ask(app.window, 'sync.now', undefined);
  google.control.addFault({
    route: 'events.*',
    path: '/events/',
    method: 'PATCH',
    count: null,
    effect: { phase: 'before', failure: { kind: 'status', status: 503 } },
  });
  await edit(refused, 'Room 2');
  await eventually(async () => {
    const { needsDecision, failed } = await ask(app.window, 'sync.summary', undefined);
    return needsDecision === 2 && failed === 1;
  }, 'two decisions and one failure');
}

describe('the first steps of a new book', () => {
  const steps: Record<string, string[]> = {
    practice: [],
    hours: ['Skip this step'],
    google: ['Skip this step', 'Skip this step'],
  };

  test.each(Object.keys(steps))('%s is accessible to everyone', async (step) => {
    const empty = await temporaryFolder();
    const fresh = await launchApp({ userData: empty.path, firstSteps: 'shown' });
    onTestFinished(async () => {
      await fresh.kill();
      await empty.remove();
    });
    await fresh.window.emulateMedia({ reducedMotion: 'reduce' });
    for (const name of steps[step] ?? [])
      await fresh.window.getByRole('button', { name, exact: true }).click();
    await fresh.window.getByText(/^Step /).waitFor();
    expect(await violations(fresh.window)).toEqual([]);
  });
});

test('without an account, Settings is accessible to everyone', async () => {
  await world.person.open('Settings');
  await world.person.button('Save key').waitFor();
  expect(await violations()).toEqual([]);
});

describe('a connected practice with some trouble', () => {
  beforeAll(async () => {
    await connectQuickly(app.window);
    const { accounts } = await ask(app.window, 'accounts.view', undefined);
    const own = accounts[0]?.calendars.find(({ isPrimary }) => isPrimary);
    if (!own) throw new Error('the account has no main calendar');
    await ask(app.window, 'accounts.selectCalendar', { calendarId: own.id, isSelected: true });
    await ask(app.window, 'sync.now', undefined);
    await eventually(
      async () => (await ask(app.window, 'sync.summary', undefined)).waiting === 0,
      'everything is at Google',
      30_000,
    );
    await makeTrouble();
  }, 90_000);

  /** Each brings its place before the person, and waits until what belongs to it is there. */
  const places: Record<string, () => Promise<unknown>> = {
    async 'the week'() {
      await world.person.openWeek(1);
      await world.person.showCancelled();
      await app.window
        .getByRole('button', { name: /cancelled/ })
        .first()
        .waitFor();
      await app.window
        .getByRole('note', { name: /^Busy: / })
        .first()
        .waitFor();
    },
    async 'a single day'() {
      await world.person.openWeek(1);
      await app.window.keyboard.press('d');
      await world.person.button('Next day').waitFor();
    },
    async 'the work week'() {
      await world.person.openWeek(1);
      await app.window.keyboard.press('k');
      await app.window
        .getByRole('note', { name: /^Busy: / })
        .first()
        .waitFor();
    },
    async 'a month'() {
      await world.person.openWeek(1);
      await app.window.keyboard.press('m');
      await world.person.button('Next month', app.window.getByRole('main')).waitFor();
    },
    async 'the agenda'() {
      await world.person.openWeek(1);
      await app.window.keyboard.press('a');
      await app.window.getByRole('list', { name: 'Agenda', exact: true }).waitFor();
      await app.window
        .getByRole('button', { name: /^Physiotherapy: / })
        .first()
        .waitFor();
    },
    async 'a booking at a glance'() {
      await world.person.openWeek(1);
      await app.window
        .getByRole('button', { name: /^Physiotherapy: / })
        .first()
        .click();
      await world.person.dialog(/^At a glance: /).waitFor();
    },
    async 'how the calendar looks'() {
      await world.person.openWeek(1);
      await world.person.button('How the calendar looks').click();
      await world.person.dialog('How the calendar looks').waitFor();
    },
    async 'what the patterns mean'() {
      await places['how the calendar looks']?.();
      await world.person.button('What the patterns mean').click();
      await world.person.dialog('What the patterns mean').waitFor();
    },
    async 'the search'() {
      await app.window.getByRole('combobox', { name: /^Search/ }).fill('a');
      await app.window.getByRole('option').first().waitFor();
    },
    async Clients() {
      await world.person.open('Clients');
      await world.person.button('Anna Berg').waitFor();
    },
    async 'a client'() {
      await places['Clients']?.();
      await world.person.button('Anna Berg').click();
      await world.person.button('Save client').waitFor();
    },
    async Today() {
      await world.person.open('Today');
      await app.window.getByRole('heading', { name: 'Schedule', exact: true }).waitFor();
    },
    async Availability() {
      await world.person.open('Availability');
      await world.person.button('Save hours').waitFor();
    },
    async 'days chosen in the year'() {
      await places['Availability']?.();
      await app.window.locator('[data-day][tabindex="0"]').focus();
      for (let step = 0; step < 9; step += 1) await app.window.keyboard.press('Shift+ArrowRight');
      await app.window.locator('[aria-selected="true"]').nth(9).waitFor();
    },
    async Money() {
      await world.person.open('Money');
      await app.window.getByRole('region', { name: 'Unpaid', exact: true }).waitFor();
    },
    async 'the reports'() {
      await places['Money']?.();
      await app.window.getByText('Reports', { exact: true }).click();
      await app.window.locator('.recharts-bar-rectangle').first().waitFor();
    },
    async Services() {
      await world.person.open('Services');
      await world.person.button('Massage').waitFor();
    },
    async 'a service'() {
      await places['Services']?.();
      await world.person.button('Massage').click();
      await world.person.button('Save service').waitFor();
    },
    async Sync() {
      await world.person.open('Sync');
      await app.window.getByRole('article').nth(1).waitFor();
      await world.person.button('Retry').waitFor();
      await app.window.getByRole('region', { name: 'Log', exact: true }).waitFor();
    },
    async 'a page that could not be drawn'() {
      await app.window.evaluate(() => {
        Intl.supportedValuesOf = () => {
          throw new Error('no zones today');
        };
      });
      await world.person.open('Settings');
      await world.person.button('Try once more').waitFor();
    },
    async 'a fault in the window'() {
      await app.window.evaluate(
        () =>
          void setTimeout(() => {
            throw new Error('broken');
          }),
      );
      await world.person.button('Reopen the window').waitFor();
    },
    async 'the data, with how a copy is put back'() {
      await world.person.open('Settings');
      const data = app.window.getByRole('region', { name: 'Data', exact: true });
      await data.getByText('How to restore a copy').click();
      await data.getByText('Quit the app.').waitFor();
    },
    async Settings() {
      await world.person.open('Settings');
      await world.person.button('Disconnect').waitFor();
    },
    async 'a client to be chosen'() {
      await world.person.button('New booking').click();
      await app.window.getByRole('combobox', { name: 'Client', exact: true }).fill('Anna');
      await app.window.locator('[role="option"][data-combobox-selected]').waitFor(); // the one that Enter takes
    },
    async 'a new booking, with a clash'() {
      await world.person.fillIn({
        client: 'Anna Berg',
        service: 'Home visit',
        day: dayIn(1, 'Mon', now, timeZone),
        time: '08:00',
      });
      await app.window.getByLabel('Length (minutes)', { exact: true }).fill('300');
      await app.window.getByRole('alert', { name: 'This time is taken', exact: true }).waitFor();
    },
    'a booking': openBooking,
    async 'cancelling a booking'() {
      await openBooking();
      await world.person.button('Cancel booking').click();
      await world.person.button('Keep it').waitFor();
    },
    async 'a message with Undo'() {
      await openBooking();
      await world.person.cancelOpenBooking('');
      await world.person.button('Undo').waitFor();
    },
    async 'the list of keys'() {
      await world.person.button('Keyboard shortcuts').click();
      await world.person.dialog('Keyboard shortcuts').waitFor();
    },
  };

  test.each(Object.keys(places))('%s is accessible to everyone', async (place) => {
    await places[place]?.();
    expect(await violations()).toEqual([]);
  });
});
