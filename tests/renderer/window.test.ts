import { describe, expect, test } from 'vitest';
import type { EventContent } from '../../src-shared/domain/event-content.ts';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { routeOf } from '../../src-renderer/frame/route.ts';
import { formatPrice, toMajor, toMinor } from '../../src-shared/domain/price-text.ts';
import { endHours, startHours, zoneChoices } from '../../src-renderer/settings/practice-choices.ts';
import { coalesce } from '../../src-renderer/store/coalesce.ts';
import { conflictStory, contentValue } from '../../src-renderer/sync/conflict-words.ts';
import { wordsFor } from '../../src-renderer/ui/failure-words.ts';
import { at, inMarch2026, zone } from './samples.ts';

inMarch2026();

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
  const kinds = ['fields', 'remote-delete', 'rule', 'duplicate', 'orphan'] as const;
  const stories = kinds.map((kind) => conflictStory(conflictOf(kind), zone));
  expect(new Set(stories).size).toBe(kinds.length);
  expect(stories.every((story) => story.includes('“Appointments”'))).toBe(true);
});

test('a value of a conflict is shown as a person would write it', () => {
  const remote = contentAt('2026-03-03T14:00');
  expect(contentValue(remote, 'when', zone)).toBe('Tue 3 Mar 14:00–14:50');
  expect(contentValue(null, 'when', zone)).toBe('nothing');
});

function contentAt(wallTime: string): EventContent {
  return {
    when: at(wallTime, 50),
    summary: 'Physiotherapy: Anna Berg',
    location: '',
    description: '',
    busy: true,
  };
}

function conflictOf(kind: ConflictView['kind']): ConflictView {
  return {
    id: 1,
    kind,
    at: Date.UTC(2026, 2, 3, 9, 20),
    itemKind: 'booking',
    itemId: '01950000-0000-7000-8000-000000000001',
    title: 'Physiotherapy: Anna Berg',
    calendarName: 'Appointments',
    base: contentAt('2026-03-03T08:00'),
    local: contentAt('2026-03-03T09:00'),
    remote: contentAt('2026-03-03T14:00'),
    fields: ['when'],
    tookPlace: false,
  };
}
