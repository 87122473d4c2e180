import type { Page } from 'playwright-core';
import { ask } from './fill-practice.ts';
import { calendarName, ownClient } from './sample-google.ts';

/** Connects and starts the sync by what the window may ask, for stories that begin after that. */
export async function connectQuickly(window: Page): Promise<void> {
  await ask(window, 'accounts.setOAuthClient', ownClient);
  const [account] = (await ask(window, 'accounts.connect', undefined)).accounts;
  if (account === undefined) throw new Error('no account was connected');
  const accountId = account.id;
  const made = await ask(window, 'accounts.createCalendar', { accountId, name: calendarName });
  const calendar = made.accounts[0]?.calendars.find(({ name }) => name === calendarName);
  if (calendar === undefined) throw new Error(`there is no calendar “${calendarName}”`);
  await ask(window, 'accounts.chooseTarget', { calendarId: calendar.id });
  await ask(window, 'accounts.startSync', { accountId });
  await ask(window, 'sync.now', undefined);
}
