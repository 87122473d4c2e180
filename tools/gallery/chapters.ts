import { dayIn } from '../../tests/story/days.ts';
import { ask } from '../../tests/story/fill-practice.ts';
import type { World } from '../../tests/story/world.ts';
import {
  connectAll,
  fillAll,
  freeMonday,
  giveTrouble,
  loseNetwork,
  pullTheBrake,
} from './practice.ts';

type Show = (world: World) => Promise<unknown>;
/** What has to be so before some screens, and how each of them is brought before the person. */
type Chapter = { prepare: (world: World) => Promise<void>; screens: Record<string, Show> };

/** Every screen and main state, in the order in which the app comes into them. */
export const chapters: readonly Chapter[] = [
  {
    prepare: () => Promise.resolve(),
    screens: {
      'start-practice': startStep(0),
      'start-hours': startStep(1),
      'start-google': startStep(2),
    },
  },
  {
    prepare: async ({ window }) => void (await ask(window, 'start.finish', undefined)),
    screens: {
      'empty-calendar': ({ person }) => person.openWeek(0),
      'empty-today': page('Today'),
      'empty-clients': page('Clients'),
      'empty-services': page('Services'),
      'empty-availability': page('Availability'),
      'empty-money': page('Money'),
      'empty-reports': openReports,
      'empty-sync': page('Sync'),
      'empty-settings': page('Settings'),
      'empty-booking': async ({ person }) => {
        await person.button('New booking').click();
        await person.dialog('New booking').waitFor();
      },
    },
  },
  {
    async prepare(world) {
      await fillAll(world);
      await connectAll(world);
    },
    screens: {
      'calendar-week': openCalendar,
      'calendar-week-cancelled': async (world) => {
        await openCalendar(world);
        await world.person.showCancelled();
      },
      'calendar-day': async (world) => {
        await openCalendar(world);
        await world.window.keyboard.press('d');
        await world.person.button('Next day').waitFor();
      },
      ...Object.fromEntries(
        Object.entries({ 'work-week': 'k', month: 'm', agenda: 'a' }).map(
          ([name, key]): [string, Show] => [
            `calendar-${name}`,
            async (world) => {
              await openCalendar(world);
              await world.window.keyboard.press(key);
              await world.window.waitForTimeout(200); // it is drawn anew, and no name tells when
            },
          ],
        ),
      ),
      'calendar-look': async (world) => {
        await openCalendar(world);
        await aBooking(world).click();
        await world.person.dialog(/^At a glance: /).waitFor();
      },
      'calendar-options': async (world) => {
        await openCalendar(world);
        await world.person.button('How the calendar looks').click();
      },
      'calendar-legend': async (world) => {
        await openCalendar(world);
        await world.person.button('How the calendar looks').click();
        await world.person.button('What the patterns mean').click();
        await world.person.dialog('What the patterns mean').waitFor();
      },
      'booking-new': (world) => fillIn(world, freeMonday),
      'booking-new-more': async (world) => {
        await fillIn(world, freeMonday);
        await world.person.button('More: place, notes, price').click();
      },
      'booking-repeats': fillInSeries,
      'series-dates': async (world) => {
        await fillInSeries(world);
        await world.person.button('Save booking').click();
        await world.person.dialog('The dates of this series').waitFor();
      },
      'booking-clash': async (world) => {
        await fillIn(world, '12:30');
        await world.window
          .getByRole('alert', { name: 'This time is taken', exact: true })
          .waitFor();
      },
      'booking-open': openBooking,
      'booking-open-below': async (world) => {
        await openBooking(world);
        await world.window.getByRole('list', { name: 'History' }).scrollIntoViewIfNeeded();
      },
      'booking-cancel': async (world) => {
        await openBooking(world);
        await world.person.button('Cancel booking').click();
        await world.person.button('Keep it').waitFor();
      },
      'booking-discard': async (world) => {
        await fillIn(world, freeMonday);
        await world.window.keyboard.press('Escape');
        await world.person.dialog('Discard your changes?').waitFor();
      },
      today: page('Today'),
      clients: page('Clients'),
      'client-card': openClient,
      'client-sell': async (world) => {
        await openClient(world);
        await world.person.button('Sell a package').click();
      },
      'client-duplicates': async (world) => {
        await world.person.open('Clients');
        await world.person.button('Look for duplicates').click();
        await world.window.getByRole('article').first().waitFor();
      },
      'client-merge': async (world) => {
        await world.person.open('Clients');
        await world.person.button('Look for duplicates').click();
        await world.person.button('Merge…').first().click();
        await world.person.dialog('Merge two entries').waitFor();
      },
      'client-waiting': async ({ person }) => {
        await person.open('Clients');
        await person.button('Add to the waiting list').click();
        await person.dialog(/./).getByLabel('Note', { exact: true }).waitFor();
      },
      services: page('Services'),
      service: async ({ person }) => {
        await person.open('Services');
        await person.button('Massage').click();
        await person.button('Save service').waitFor();
      },
      availability: page('Availability'),
      'availability-below': async ({ person, window }) => {
        await person.open('Availability');
        await scrollTo({ window }, 'Public holidays');
      },
      'availability-year': async ({ person, window }) => {
        await person.open('Availability');
        await scrollTo({ window }, 'Time off');
      },
      'availability-time-off': async ({ person }) => {
        await person.open('Availability');
        await person.button('New time off').click();
        await person.dialog('New time off').waitFor();
      },
      'availability-publish': async ({ person }) => {
        await person.open('Availability');
        await person.button('Publish opening').click();
        await person.dialog('Publish opening').getByLabel('Start time', { exact: true }).waitFor();
      },
      money: page('Money'),
      'money-year': async ({ person, window }) => {
        await person.open('Money');
        await window.getByText('Year', { exact: true }).click();
        await person.button('Next year').waitFor();
      },
      'money-reports': openReports,
      'money-reports-tables': async (world) => {
        await openReports(world);
        await scrollTo(world, 'By client');
      },
      'sync-well': openSync,
      settings: page('Settings'),
      ...Object.fromEntries(
        ['Practice', 'Receipts', 'Privacy', 'Reminders', 'Data'].map((region): [string, Show] => [
          `settings-${region.toLowerCase()}`,
          async ({ person, window }) => {
            await person.open('Settings');
            await scrollTo({ window }, region);
          },
        ]),
      ),
      palette: async ({ window }) => {
        await window.getByRole('combobox', { name: 'Search bookings and clients' }).fill('an');
        await window.getByRole('option').first().waitFor();
      },
      keys: async ({ person }) => {
        await person.button('Keyboard shortcuts').click();
        await person.dialog('Keyboard shortcuts').waitFor();
      },
      'undo-notice': async (world) => {
        await openBooking(world);
        await world.person.cancelOpenBooking('Has the flu');
        await world.person.button('Undo').waitFor();
      },
    },
  },
  {
    prepare: loseNetwork,
    screens: {
      'sync-waiting': async (world) => {
        await openSync(world);
        await world.person.pill(/Offline/).waitFor();
      },
    },
  },
  {
    prepare: giveTrouble,
    screens: {
      'sync-conflict-and-failed': async (world) => {
        await openSync(world);
        await world.person.button('Retry').waitFor();
      },
      ...Object.fromEntries(
        Object.entries({ failed: 'Not yet sent', log: 'Log' }).map(
          ([name, region]): [string, Show] => [
            `sync-${name}`,
            async (world) => {
              await openSync(world);
              await world.person.button('Retry').waitFor();
              await scrollTo(world, region);
            },
          ],
        ),
      ),
      'calendar-trouble': openCalendar,
    },
  },
  {
    prepare: pullTheBrake,
    screens: {
      'sync-held-back': async (world) => {
        await openSync(world);
        await world.person.button('Accept these changes').waitFor();
      },
    },
  },
  {
    async prepare({ google, window }) {
      await google.goAway();
      await ask(window, 'sync.now', undefined);
    },
    screens: {
      'sync-offline': async (world) => {
        await openSync(world);
        await world.person.pill(/Offline/).waitFor();
      },
    },
  },
];

function page(name: Parameters<World['person']['open']>[0]): Show {
  return async ({ person, window }) => {
    await person.open(name);
    await window.getByRole('heading', { level: 1 }).first().waitFor();
  };
}

/** One of the first steps, by skipping those before it. */
function startStep(skipped: number): Show {
  return async ({ person, window }) => {
    await window.evaluate("location.hash = '/start'"); // of the page, which this file isn't in
    for (let step = 0; step < skipped; step += 1) await person.button('Skip this step').click();
    await window.getByText(`Step ${skipped + 1} of 3`).waitFor();
  };
}

async function scrollTo({ window }: Pick<World, 'window'>, region: string): Promise<void> {
  const found = window.getByRole('region', { name: region, exact: true });
  await found.waitFor();
  await found.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

async function openReports({ person, window }: World): Promise<void> {
  await person.open('Money');
  await window.getByText('Reports', { exact: true }).click();
  // The charts come a moment later than the rest.
  const nothing = window.getByText('Nothing in this period', { exact: true });
  await window.locator('.recharts-bar-rectangle').first().or(nothing).waitFor();
}

/** The Sync page of a book that is connected; its chart comes a moment later than the rest. */
async function openSync(world: World): Promise<void> {
  await page('Sync')(world);
  await world.window.locator('.recharts-bar-rectangle path').first().waitFor();
}

async function openCalendar(world: World): Promise<void> {
  await world.person.openWeek(1);
  await world.window
    .getByRole('note', { name: /^Busy: / })
    .first()
    .waitFor();
}

async function fillIn({ person, now, timeZone }: World, time: string): Promise<void> {
  const day = dayIn(1, 'Mon', now, timeZone);
  await person.fillIn({ client: 'Anna Berg', service: 'Massage', day, time });
}

async function fillInSeries(world: World): Promise<void> {
  await fillIn(world, freeMonday);
  await world.window.getByLabel('Repeats', { exact: true }).selectOption('Every week');
  await world.window.getByLabel('Ends', { exact: true }).selectOption('After so many bookings');
  await world.window.getByLabel('Bookings', { exact: true }).fill('4');
}

/** The first booking that is still to come next week. */
function aBooking({ window }: World) {
  return window.getByRole('button', { name: /^Physiotherapy: .*synced$/ }).first();
}

/** Opens the first booking that is still to come next week. */
async function openBooking(world: World): Promise<void> {
  await openCalendar(world);
  await world.person.openBooking(aBooking(world));
  await world.window.getByRole('list', { name: 'History' }).waitFor();
}

async function openClient({ person }: World): Promise<void> {
  await person.open('Clients');
  await person.button('Anna Berg').click();
  await person.button('Save client').waitFor();
}
