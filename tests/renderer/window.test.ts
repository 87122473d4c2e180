import { describe, expect, test } from 'vitest';
import { splitByNow } from '../../src-renderer/clients/split-by-now.ts';
import { routeOf } from '../../src-renderer/frame/route.ts';
import { formatPrice, toMajor, toMinor } from '../../src-renderer/services/price.ts';
import { endHours, startHours, zoneChoices } from '../../src-renderer/settings/practice-choices.ts';
import { coalesce } from '../../src-renderer/store/coalesce.ts';
import { conflictStory, contentValue } from '../../src-renderer/sync/conflict-words.ts';
import { wordsFor } from '../../src-renderer/ui/failure-words.ts';
import { badDay } from './fake-scenarios.ts';
import { zone } from './fake-world.ts';

describe('asking main once', () => {
  test('what is asked for while the answer is on its way is done once more, however often it was', async () => {
    const doors: (() => void)[] = [];
    let runs = 0;
    const refresh = coalesce(async () => {
      runs += 1;
      await new Promise<void>((open) => doors.push(open));
    });
    const all = Promise.all([refresh(), refresh(), refresh()]);
    expect(runs).toBe(1);
    doors[0]?.();
    await expect.poll(() => doors.length).toBe(2);
    doors[1]?.();
    await all;
    expect(runs).toBe(2);
  });

  test('a failure reaches everyone who waits, and the next one starts anew', async () => {
    let fails = true;
    const refresh = coalesce(async () => {
      if (fails) throw new Error('no');
    });
    await expect(Promise.all([refresh(), refresh()])).rejects.toThrow('no');
    fails = false;
    await expect(refresh()).resolves.toBeUndefined();
  });
});

test('an address names a page and one thing there; an unknown one means the calendar', () => {
  expect(routeOf('#/sync')).toEqual({ page: 'sync', detail: null });
  expect(routeOf('#/clients/42')).toEqual({ page: 'clients', detail: '42' });
  expect(routeOf('')).toEqual({ page: 'calendar', detail: null });
  expect(routeOf('#/nowhere/42')).toEqual({ page: 'calendar', detail: null });
});

test('prices keep the smallest unit of their currency', () => {
  expect(formatPrice(7200, 'EUR')).toBe('€72.00');
  expect(toMajor(7250, 'EUR')).toBe(72.5);
  expect(toMinor(72.55, 'EUR')).toBe(7255);
  expect(toMinor(500, 'JPY')).toBe(500);
});

test('a day can not end before it starts', () => {
  expect(startHours(9).at(-1)).toEqual({ value: '8', label: '08:00' });
  expect(endHours(22).map(({ label }) => label)).toEqual(['23:00', '24:00']);
  expect(zoneChoices('Europe/Berlin', 'Etc/Unknown-But-In-Use')).toContain(
    'Etc/Unknown-But-In-Use',
  );
});

test('what is to come stands soonest first, what is over latest first', () => {
  const spans = [5, 1, 9, 3].map((start) => ({ startAt: start, endAt: start + 1 }));
  const { coming, past } = splitByNow(spans, 4, (span) => span);
  expect(coming.map(({ startAt }) => startAt)).toEqual([5, 9]);
  expect(past.map(({ startAt }) => startAt)).toEqual([3, 1]);
});

test('a failure says what is safe where that is not plain', () => {
  expect(wordsFor({ code: 'offline', message: 'No network.' }).message).toContain(
    'kept on this laptop',
  );
  expect(wordsFor({ code: 'overlap', message: 'Taken.' })).toEqual({
    title: 'This time is taken',
    message: 'Taken.',
  });
});

test('every kind of conflict tells its story', () => {
  const { conflicts } = badDay(() => Date.UTC(2026, 2, 3, 9, 20));
  const stories = conflicts.map((conflict) => conflictStory(conflict, zone));
  expect(new Set(stories).size).toBe(5);
  expect(stories.every((story) => story.includes('“Appointments”'))).toBe(true);
  expect(contentValue(conflicts[0]?.remote ?? null, 'when', zone)).toBe('Tue 3 Mar 14:00–14:50');
  expect(contentValue(null, 'when', zone)).toBe('nothing');
});
