import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn, shortDay, whenAt } from '../story/days.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const home = 'Europe/Berlin';
const away = 'America/New_York';
const now = Date.now();
const longTest = 120_000;

let app: RunningApp;
let folder: { path: string; remove: () => Promise<void> };

async function startIn(timeZone: string): Promise<void> {
  app = await launchApp({ userData: folder.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
}

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(async () => {
  await app.kill();
  await folder.remove();
});

test(
  'nine o’clock stays nine o’clock on a journey, and the person says what a move of the practice keeps',
  { timeout: longTest },
  async () => {
    await startIn(home);
    const day = dayIn(1, 'Wed', now, home);
    const { id } = await ask(app.window, 'bookings.create', {
      clientId: null,
      serviceId: null,
      title: 'First visit',
      when: whenAt(day, '09:00', 50, home),
    });
    await app.close();

    await startIn(away);
    const { window } = app;
    const person = personAt(window);
    const title = 'First visit';
    await person.openWeek(1);
    await person.booking({ title, day, time: '09:00' }).waitFor();
    await window.getByText('Times are those of the practice, Europe/Berlin').waitFor();
    await app.screenshot('zone-away');

    async function choose(zone: string): Promise<void> {
      await person.open('Settings');
      const field = window.getByRole('combobox', { name: 'Time zone', exact: true });
      await field.fill(zone);
      await window.getByRole('option', { name: zone, exact: true }).click();
    }

    await choose(away);
    const question = person.dialog('Move the practice to New York time?');
    expect(await person.button('Change time zone', question).isDisabled()).toBe(true);
    await question.getByRole('radio', { name: 'Keep their moment' }).check();
    await app.screenshot('zone-question');
    await person.button('Change time zone', question).click();
    await question.waitFor({ state: 'detached' });
    await person.openWeek(1);
    await person.booking({ title, day, time: '03:00' }).waitFor();

    // Meant in Berlin, it stays meant in Berlin: back there, it is at nine again, and moves with the practice.
    await choose(home);
    await expect
      .poll(async () => (await ask(window, 'settings.get', undefined)).practiceTimeZone)
      .toBe(home);
    await choose('Australia/Lord_Howe');
    const again = person.dialog('Move the practice to Lord Howe time?');
    await again.getByRole('radio', { name: 'Keep their hour' }).check();
    await person.button('Change time zone', again).click();
    await again.waitFor({ state: 'detached' });
    await person.openWeek(1);
    await window.getByRole('button', { name: `${title}, ${shortDay(day)} 09:00` }).waitFor();
    const { when } = await ask(window, 'bookings.get', { id });
    expect(when).toMatchObject({ timeZone: 'Australia/Lord_Howe' });
  },
);
