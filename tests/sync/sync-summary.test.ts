import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LoopState } from '../../src-main/sync/loop.ts';
import { summarize } from '../../src-main/sync/sync-views.ts';
import { speak } from '../../src-shared/words/words.ts';
import { accountRow, calendarRow, linkRow } from '../support/calendars.ts';
import { bookingDraft } from '../support/drafts.ts';
import { testPractice, type TestPractice } from '../support/test-practice.ts';

let practice: TestPractice;

beforeEach(async () => {
  practice = await testPractice();
  await practice.db.insertInto('account').values(accountRow('a')).execute();
  await practice.db
    .insertInto('calendar')
    .values(calendarRow('c', 'a', { is_target: 1 }))
    .execute();
});
afterEach(async () => {
  speak('en');
  await practice.close();
});

const headline = async (loop: Partial<LoopState> = {}): Promise<string> => {
  const rests = { isSyncing: false, isOffline: false, nextSyncAt: null };
  const summary = await summarize(practice.db, {
    ...rests,
    brokenSince: null,
    brokenBy: null,
    ...loop,
  });
  return summary.headline;
};

/** A booking that Google answered with an error. */
async function refused(): Promise<void> {
  const { id } = await practice.bookings.create(bookingDraft({ bookAnyway: true }));
  await practice.db
    .insertInto('calendar_link')
    .values({ ...linkRow(id, 'c'), error_class: 'server', error_text: 'Google has trouble (503).' })
    .execute();
}

test('without a network what waits is promised to be sent, but not while a calendar is held back', async () => {
  expect(await headline({ isOffline: true })).toBe(
    'Offline. Everything is kept here and sent when the network is back.',
  );
  await practice.db.updateTable('calendar').set({ brake_json: '{"at":1,"items":[]}' }).execute();
  expect(await headline({ isOffline: true })).toBe(
    'Offline, and paused: nothing is sent to the calendar before you have decided.',
  );
  expect(await headline()).toMatch(/^Paused:/);
});

test('what could not be sent is counted, in the words for one and for more', async () => {
  await refused();
  expect(await headline()).toBe('One booking could not be sent; the reason is shown with it.');
  await refused();
  expect(await headline()).toBe('2 bookings could not be sent; the reason is shown with each.');
  speak('de');
  expect(await headline()).toBe(
    '2 Termine konnten nicht übertragen werden; der Grund steht jeweils dabei.',
  );
});
