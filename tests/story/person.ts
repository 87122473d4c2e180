import type { Locator, Page } from 'playwright-core';
import { calendarName, ownClient, owner } from './sample-google.ts';
import { shortDay } from './days.ts';
import { eventually } from './eventually.ts';

/** A booking as a person would fill it in. Times are wall-clock times of the practice. */
export type Entry = {
  client: string;
  service: string;
  day: string;
  time: string;
  privateNote?: string;
  calendarNote?: string;
};

/** What a booking is known by on both sides: its title and when it begins, in the practice's time. */
export type Named = { title: string; day: string; time: string };

export type PageName =
  | 'Calendar'
  | 'Today'
  | 'Clients'
  | 'Services'
  | 'Availability'
  | 'Money'
  | 'Sync'
  | 'Settings';

/** What a person does in the window, by the names that everybody hears or reads there. */
export function personAt(window: Page) {
  const button = (name: string, within: Page | Locator = window): Locator =>
    within.getByRole('button', { name, exact: true });
  const dialog = (name: string | RegExp): Locator =>
    window.getByRole('dialog', typeof name === 'string' ? { name, exact: true } : { name });
  const pill = (words: string | RegExp): Locator =>
    window.getByRole('link', {
      name: typeof words === 'string' ? `Sync status: ${words}` : words,
    });

  /** What shows as chosen only when main has answered, so that Playwright's own `check` would give up. */
  async function choose(box: Locator): Promise<void> {
    await box.click();
    await eventually(() => box.isChecked(), 'it shows as chosen');
  }

  async function pick(field: 'Client' | 'Service', text: string): Promise<void> {
    const isNew = text.startsWith('+');
    const name = isNew ? text.slice(1) : text;
    const box = window.getByRole('combobox', { name: field, exact: true });
    await box.click(); // shows what there is, also where the wanted one is filled in already
    await box.fill(name);
    const wanted = isNew
      ? window.getByRole('option', { name: `Create client “${name}”`, exact: true })
      : window.getByRole('option').filter({ hasText: name }).first();
    await wanted.click();
  }

  return {
    button,
    dialog,
    pill,
    pressSyncNow: () => button('Sync now').first().click(),

    async open(page: PageName): Promise<void> {
      await window
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: page, exact: true })
        .click();
    },

    /** The calendar, so many weeks from the present one. */
    async openWeek(week: number): Promise<void> {
      await this.open('Calendar');
      await window.getByRole('main').getByText('Week', { exact: true }).click();
      await button('Today').click();
      for (let step = 0; step < week; step += 1) await button('Next week').click();
    },

    /** A booking in the calendar, by the beginning of its name: "Massage: Anna Berg, Tue 3 Mar 09:00". */
    booking({ title, day, time }: Named, words?: string): Locator {
      const start = `${title}, ${shortDay(day)} ${time}`;
      const pattern = `^${escaped(start)}.*${words === undefined ? '' : `, ${escaped(words)}$`}`;
      return window.getByRole('button', { name: new RegExp(pattern) });
    },

    /** Opens the whole of a booking, by way of the look at it that a click on it gives. */
    async openBooking(booking: Named | Locator): Promise<void> {
      await ('title' in booking ? this.booking(booking) : booking).click();
      await button('Open', dialog(/^At a glance: /)).click();
    },

    /** Cancelled bookings in sight too. */
    async showCancelled(): Promise<void> {
      await button('How the calendar looks').click();
      await window.getByRole('checkbox', { name: 'Show cancelled', exact: true }).click();
      await window.keyboard.press('Escape');
    },

    async connect(): Promise<void> {
      await this.open('Settings');
      await window.getByLabel('Client ID', { exact: true }).fill(ownClient.clientId);
      await window.getByLabel('Client secret', { exact: true }).fill(ownClient.clientSecret);
      await button('Save key').click();
      await button('Connect').click();
      await window.getByText(owner.email, { exact: true }).first().waitFor();
    },

    /** After connecting: a calendar for the bookings, and the main calendar counts as busy. */
    async chooseCalendars(): Promise<void> {
      await button(`Create calendar “${calendarName}”`).click();
      await choose(window.getByRole('radio', { name: calendarName, exact: true }));
      await choose(window.getByRole('checkbox', { name: /main calendar/ }));
    },

    async rehearse(): Promise<string> {
      await button('Show what the first sync will do').click();
      const result = window.getByRole('status').filter({ hasText: 'to send' });
      return (await result.locator('p').first().textContent()) ?? '';
    },

    /** Fills in the dialog of a new booking, without saving. */
    async fillIn(entry: Entry): Promise<void> {
      await button('New booking').click();
      await dialog('New booking').waitFor();
      await pick('Client', entry.client);
      await pick('Service', entry.service);
      await window.getByLabel('Date', { exact: true }).fill(entry.day);
      await window.getByLabel('Start time', { exact: true }).fill(entry.time);
      if (entry.calendarNote !== undefined || entry.privateNote !== undefined)
        await button('More: place, notes, price').click();
      if (entry.calendarNote !== undefined)
        await window.getByLabel('Note for the calendar', { exact: true }).fill(entry.calendarNote);
      if (entry.privateNote !== undefined)
        await window.getByLabel('Private note', { exact: true }).fill(entry.privateNote);
    },

    async book(entry: Entry): Promise<void> {
      await this.fillIn(entry);
      await this.save();
    },

    async save(): Promise<void> {
      await button('Save booking').click();
      await button('Save booking').waitFor({ state: 'detached' });
    },

    async closeDialog(): Promise<void> {
      await button('Close', window.getByRole('dialog')).click();
      await window.getByRole('dialog').first().waitFor({ state: 'detached' });
    },

    async cancelOpenBooking(reason: string): Promise<void> {
      await button('Cancel booking').click();
      const question = dialog('Cancel this booking?');
      await question.getByLabel('Reason', { exact: true }).fill(reason);
      await button('Cancel booking', question).click();
      await window.getByRole('dialog').first().waitFor({ state: 'detached' });
    },
  };
}

export type Person = ReturnType<typeof personAt>;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
