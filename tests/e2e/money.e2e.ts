import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
let folder: { path: string; remove: () => Promise<void> };

beforeAll(async () => {
  folder = await temporaryFolder();
  app = await launchApp({ userData: folder.path, env: { TZ: timeZone } });
  app.window.setDefaultTimeout(20_000);
  person = personAt(app.window);
}, longTest);

afterAll(async () => {
  await app.kill();
  await folder.remove();
});

test(
  'a package is sold and used up, a booking is paid, its receipt is saved as PDF and cancelled, and all is summed up',
  { timeout: longTest },
  async () => {
    const { window } = app;
    const path = join(folder.path, 'receipt.pdf');
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);

    await person.open('Settings');
    const receipts = window.getByRole('region', { name: 'Receipts' });
    await receipts.getByLabel('Name of the practice', { exact: true }).fill('Praxis Łucja Żak');
    await receipts
      .getByLabel('Address of the practice', { exact: true })
      .fill('Lindenweg 3\n10115 Berlin');
    await receipts.getByLabel('Tax note', { exact: true }).fill('No VAT under § 19 UStG');
    await receipts.getByLabel('Number prefix', { exact: true }).fill('R-');
    await person.button('Save details', receipts).click();
    await window.getByText('Receipts will say this from now on').waitFor();
    await receipts.scrollIntoViewIfNeeded();
    await app.screenshot('settings-receipts');

    const client = await ask(window, 'clients.create', { name: 'Anna Berg' });
    const service = await ask(window, 'services.create', {
      name: 'Massage',
      lengthMinutes: 50,
      priceMinor: 8_000,
    });
    const book = async (time: string) =>
      await ask(window, 'bookings.create', {
        clientId: client.id,
        serviceId: service.id,
        when: whenAt(dayIn(-1, 'Tue', now, timeZone), time, 50, timeZone),
      });
    const paying = await book('09:00');
    const carrying = await book('11:00');
    await book('14:00');

    await person.open('Clients');
    await person.button('Anna Berg').click();
    await person.button('Sell a package').click();
    const sale = window.getByRole('group', { name: 'New package' });
    await person.button('Sell package', sale).click();
    await sale.getByText('Enter what was paid', { exact: true }).waitFor();
    await sale.getByLabel('Paid ahead (EUR)', { exact: true }).fill('700');
    await person.button('Sell package', sale).click();
    await window.getByText('10 of 10 sessions left').waitFor();
    await window.getByLabel('Figures', { exact: true }).getByText('€700.00').waitFor();
    await app.screenshot('client-packages');
    await person.closeDialog();

    await openBooking(carrying.id);
    await window.getByRole('combobox', { name: 'Package', exact: true }).click();
    await window.getByRole('option', { name: '10 sessions, 10 sessions left' }).click();
    await window.getByText('Uses up one session of a package').waitFor();
    await person.closeDialog();

    await openBooking(paying.id);
    const payment = window.getByRole('region', { name: 'Payment' });
    await person.button('Mark as paid', payment).click();
    await person.button('Issue receipt', payment).click();
    await payment.getByText(/Receipt R-\d{4}-0001/).waitFor();
    await person.button('Save receipt as PDF', payment).click();
    await window.getByText('Receipt saved').waitFor();
    const pdf = readFileSync(path);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(3_000);
    await app.screenshot('booking-receipt');
    await person.button('Cancel receipt', payment).click();
    const question = person.dialog(/Cancel receipt R-/);
    await person.button('Cancel receipt', question).click();
    await person.button('Issue receipt', payment).waitFor();
    await person.closeDialog();

    await person.open('Money');
    await window.getByRole('region', { name: 'Revenue' }).getByText('€780.00').waitFor();
    const byService = window.getByRole('region', { name: 'By service' });
    await byService.getByRole('row').filter({ hasText: 'Massage' }).getByText('€80.00').waitFor();
    const open = window.getByRole('region', { name: 'Unpaid' });
    await open.getByText('€80.00 from 1 booking').waitFor();
    await window.getByText(/Cancels R-\d{4}-0001/).waitFor();
    await app.screenshot('money');
  },
);

async function openBooking(id: string): Promise<void> {
  const { window } = app;
  const { when } = await ask(window, 'bookings.get', { id });
  if (when.allDay) throw new Error('timed bookings only');
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(
    when.startAt,
  );
  await window.getByRole('combobox', { name: 'Search bookings and clients' }).fill('Anna');
  await window.getByRole('option').filter({ hasText: 'Massage' }).filter({ hasText: time }).click();
  await person.dialog('Massage: Anna Berg').waitFor();
}
