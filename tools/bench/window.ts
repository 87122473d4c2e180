import type { CDPSession, Page } from 'playwright-core';
import { atMost, type Benchmark, inMs, median, quantile } from '../../tests/bench/figures.ts';
import { launchApp } from '../../tests/support/electron-app.ts';
import { grownPractice, seededFolder } from './seeded-folder.ts';

const times = 60;
/** So long nothing more has to happen for a step to be over, in milliseconds. */
const quietMs = 250;

/** One step of a person: what is done before it, the step itself, and how much work it may be, in milliseconds. */
type Step = {
  before: (page: Page) => Promise<void>;
  step: (page: Page) => Promise<void>;
  limitMs: number;
};

const nothing = async (): Promise<void> => undefined;
const press = (key: string) => (page: Page) => page.keyboard.press(key);

const steps: Record<string, Step> = {
  'from the week to the day': { before: press('w'), step: press('d'), limitMs: 50 },
  'from the day to the week': { before: press('d'), step: press('w'), limitMs: 50 },
  'to the week before': { before: nothing, step: press('ArrowLeft'), limitMs: 50 },
  'a key in the search': {
    async before(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('kel', { delay: 60 });
    },
    step: press('l'),
    limitMs: 16,
  },
  'opening the booking dialog': {
    async before(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
    step: press('n'),
    limitMs: 50,
  },
};

/** The page under the hands of a person, and the way from it to main. */
export const windowBenchmark: Benchmark = {
  name: 'In the window',
  words:
    `The built app with ${grownPractice.bookings.toLocaleString('en')} bookings. For each step, ${times} times: how long the page’s ` +
    'main thread was on the processor from the key until nothing more happened, for scripts, styles, layout and painting, the ' +
    'answers of main included. A round trip goes from the page through the preload script and the checks of main ' +
    'and back; the one without work asks for what needs no database.',
  async run() {
    const seeded = await seededFolder();
    const app = await launchApp({ userData: seeded.path });
    try {
      const page = app.window;
      await page.locator('main [data-short][title]').first().waitFor({ timeout: 30_000 });
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const work = new Map<string, number[]>();
      for (const [name, step] of Object.entries(steps)) {
        work.set(name, await measureStep(page, session, step));
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.keyboard.press('t');
      }
      const trips = {
        'round trip without work': await roundTrips(page, 'app.about', undefined),
        'round trip of one booking': await roundTrips(page, 'bookings.upcoming', { limit: 1 }),
      };
      return {
        figures: [
          ...[...work].map(([what, ms]) => ({ what, ...spread(ms) })),
          ...Object.entries(trips).map(([what, ms]) => ({ what, ...spread(ms) })),
        ],
        targets: [
          ...[...work].map(([what, ms]) =>
            atMost(
              `In the page, ${what}, 95 of 100`,
              quantile(ms, 0.95),
              steps[what]?.limitMs ?? 0,
              inMs,
            ),
          ),
          atMost('The way to main and back', median(trips['round trip without work']), 1, inMs),
        ],
      };
    } finally {
      await app.kill();
      seeded.remove();
    }
  },
};

const spread = (ms: readonly number[]) => ({
  median: inMs(median(ms)),
  '95 of 100': inMs(quantile(ms, 0.95)),
  longest: inMs(Math.max(...ms)),
});

async function measureStep(page: Page, session: CDPSession, { before, step }: Step) {
  const found: number[] = [];
  for (let time = 0; time <= times; time += 1) {
    await before(page);
    await page.waitForTimeout(quietMs);
    const started = await taskMs(session);
    await step(page);
    await page.waitForTimeout(quietMs);
    if (time > 0) found.push((await taskMs(session)) - started); // the first one loads what it needs
  }
  return found;
}

/** How long the page's main thread has been on the processor so far. */
async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function roundTrips(page: Page, channel: string, input: unknown): Promise<number[]> {
  const asked = `(async () => {
    const times = [];
    for (let turn = 0; turn < 220; turn += 1) {
      const startedAt = performance.now();
      await window.appointmentAgent.request(${JSON.stringify(channel)}, ${JSON.stringify(input)});
      times.push(performance.now() - startedAt);
    }
    return times.slice(20);
  })()`;
  return await page.evaluate<number[]>(asked);
}
