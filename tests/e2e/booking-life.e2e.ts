import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayIn, whenAt } from '../story/days.ts';
import { ask } from '../story/fill-practice.ts';
import { personAt, type Person } from '../story/person.ts';
import { launchApp, type RunningApp, temporaryFolder } from '../support/electron-app.ts';

const timeZone = 'Europe/Berlin';
const now = Date.now();
const longTest = 120_000;

let app: RunningApp;
let person: Person;
let remove: () => Promise<void>;
const tomorrow = whenAt(dayIn(1, 'Tue', now, timeZone), '11:00', 50, timeZone);
const lastWeek = whenAt(dayIn(-1, 'Tue', now, timeZone), '11:00', 50, timeZone);

beforeAll(async () => {
  const folder = await temporaryFolder();
  remove = folder.remove;
  app = await launchApp({ userData: folder.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  person = personAt(app.window);
}, longTest);

afterAll(async () => {
  await app.kill();
  await remove();
});

async function booked(when: typeof tomorrow, clientName: string): Promise<string> {
  const { window } = app;
  const client = await ask(window, 'clients.create', { name: clientName });
  const [known] = await ask(window, 'services.list', undefined);
  const service =
    known ??
    (await ask(window, 'services.create', {
      name: 'Massage',
      lengthMinutes: 50,
      priceMinor: 8_000,
    }));
  const booking = await ask(window, 'bookings.create', {
    clientId: client.id,
    serviceId: service.id,
    when,
    bookAnyway: true,
  });
  return booking.id;
}

async function openFromSearch(clientName: string): Promise<void> {
  const { window } = app;
  await window.getByRole('combobox', { name: 'Search bookings and clients' }).fill(clientName);
  await window
    .getByRole('option')
    .filter({ hasText: `Massage: ${clientName}` })
    .click();
  await person.dialog(`Massage: ${clientName}`).waitFor();
}

const status = (name: string) => app.window.getByRole('radio', { name, exact: true });
/** The radios themselves are out of sight; a person clicks on their words. */
const chooseStatus = (name: string) =>
  app.window.getByRole('radiogroup', { name: 'Status' }).getByText(name, { exact: true }).click();
const get = (id: string) => ask(app.window, 'bookings.get', { id });

test(
  'what has not begun can’t be done, and the window says why; it is cancelled late for a fee and restored',
  { timeout: longTest },
  async () => {
    const { window } = app;
    await ask(window, 'settings.change', {
      cancellation: { lateHours: 336, fee: { kind: 'percent', percent: 50 } },
    });
    const id = await booked(tomorrow, 'Anna Berg');
    await openFromSearch('Anna Berg');
    // What can't be now is told from what can, before it is tried.
    const choice = (name: string) =>
      window.getByRole('radiogroup', { name: 'Status' }).locator('label').filter({ hasText: name });
    expect(await choice('Done').getAttribute('data-faint')).toBe('true');
    expect(await choice('Done').getAttribute('title')).toMatch(/^It has not begun yet/);
    expect(await choice('Tentative').getAttribute('data-faint')).toBe('false');
    expect(await choice('Tentative').getAttribute('title')).toBe(null);
    await chooseStatus('Done');
    await window.getByRole('alert').filter({ hasText: 'It has not begun yet' }).waitFor();
    expect(await status('Confirmed').isChecked()).toBe(true);

    await person.button('Cancel booking').click();
    const question = person.dialog('Cancel this booking?');
    await question.getByText(/^Massage: Anna Berg, Tue .* 11:00–11:50$/).waitFor();
    await question.getByLabel('Reason', { exact: true }).fill('ill');
    expect(await question.getByLabel('Cancelled late').isChecked()).toBe(true);
    expect(await question.getByLabel('Fee (EUR)', { exact: true }).inputValue()).toBe('40.00');
    await app.screenshot('cancel-late');
    await question.getByLabel('Fee (EUR)', { exact: true }).fill('25');
    await person.button('Cancel booking', question).click();
    await window.getByRole('dialog').first().waitFor({ state: 'detached' });
    expect(await get(id)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'ill',
      cancelledBy: 'client',
      cancelledLate: true,
      cancelFeeMinor: 2_500,
    });

    await openFromSearch('Anna Berg');
    await window.getByText('By the client, late, for a fee of €25.00.').waitFor();
    await app.screenshot('cancelled');
    await person.button('Restore booking').click();
    await expect.poll(async () => (await get(id)).status).toBe('confirmed');
    expect(await get(id)).toMatchObject({ cancelFeeMinor: 0, cancelledBy: null });
  },
);

test(
  'price, discount and a link are hidden under More for a new booking; a past one is done and paid',
  { timeout: longTest },
  async () => {
    const { window } = app;
    const id = await booked(lastWeek, 'Ingrid Solheim');
    await openFromSearch('Ingrid Solheim');
    await window.getByLabel('Discount (EUR)', { exact: true }).fill('10');
    await window.getByLabel('Place', { exact: true }).fill('https://meet.example.org/abc');
    await window.getByText('A link to meet.example.org').waitFor();
    await chooseStatus('Done');
    await app.screenshot('booking-more');
    await person.save();
    expect(await get(id)).toMatchObject({
      status: 'completed',
      priceMinor: 8_000,
      discountMinor: 1_000,
    });

    await openFromSearch('Ingrid Solheim');
    const payment = window.getByRole('region', { name: 'Payment' });
    expect(await payment.getByLabel('Amount (EUR)', { exact: true }).inputValue()).toBe('70.00');
    await person.button('Mark as paid', payment).click();
    await payment.getByText('Paid €70.00 in cash').waitFor();
    // The fields were not made anew: nothing has scrolled away from under the hand.
    expect((await payment.boundingBox())?.y).toBeLessThan(740);
    const history = window.getByRole('list', { name: 'History' });
    await history.getByText('Payment entered by you').waitFor();
    await history.getByText('Status: Confirmed → Done').waitFor();
    await app.screenshot('booking-paid');
    await chooseStatus('No-show');
    await window.getByRole('alert').filter({ hasText: 'It took place' }).waitFor();
    await person.closeDialog();

    await person.button('New booking').click();
    await person.dialog('New booking').waitFor();
    expect(await window.getByLabel('Place', { exact: true }).count()).toBe(0);
    await person.button('More: place, notes, price').click();
    await window.getByLabel('Price (EUR)', { exact: true }).waitFor();
    // The last of them, too, is above the buttons.
    const lastField = window.getByLabel('Title', { exact: true });
    const buttonsAt = (await person.button('Save booking').boundingBox())?.y ?? 0;
    await expect.poll(async () => (await lastField.boundingBox())?.y).toBeLessThan(buttonsAt);
    await person.closeDialog();
  },
);

test(
  'an amount is typed with its cents, by a point or a comma, and stands there as the language writes it',
  { timeout: longTest },
  async () => {
    const { window } = app;
    const id = await booked(lastWeek, 'Marc Dubois');
    await openFromSearch('Marc Dubois');
    const price = window.getByLabel('Price (EUR)', { exact: true });
    expect(await price.inputValue()).toBe('80.00');
    await price.fill('');
    await price.pressSequentially('48.50');
    expect(await price.inputValue()).toBe('48.50');
    await person.save();
    expect(await get(id)).toMatchObject({ priceMinor: 4_850 });

    await ask(window, 'settings.change', { language: 'de' });
    try {
      await window.getByText('Heute', { exact: true }).first().waitFor();
      await window.keyboard.press('/');
      await window.keyboard.type('Marc Dubois');
      await window.getByRole('option').filter({ hasText: 'Massage: Marc Dubois' }).click();
      const german = window.getByLabel('Preis (EUR)', { exact: true });
      expect(await german.inputValue()).toBe('48,50');
      await german.fill('');
      await german.pressSequentially('1250,90');
      expect(await german.inputValue()).toBe('1250,90');
      await german.press('Enter');
      await expect.poll(async () => (await get(id)).priceMinor).toBe(125_090);
    } finally {
      await ask(window, 'settings.change', { language: 'system' });
    }
  },
);
