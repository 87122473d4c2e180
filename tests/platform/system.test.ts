import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../src-main/platform/system-clock.ts';
import { systemRandom } from '../../src-main/platform/system-random.ts';
import { systemTimers } from '../../src-main/platform/system-timers.ts';
import { uuidIds } from '../../src-main/platform/uuid-ids.ts';
import { BookingId } from '../../src-shared/domain/ids.ts';

test('ids are lower-case UUIDs of version 7 that rise, also within a millisecond', () => {
  const ids = Array.from({ length: 5_000 }, () => uuidIds.next());
  for (const id of ids) {
    BookingId.parse(id);
    expect(id[14]).toBe('7');
  }
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the clock tells milliseconds since 1970', () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  expect(Number.isInteger(systemClock.now())).toBe(true);
});

test('chance lies in [0, 1)', () => {
  for (let round = 0; round < 1000; round += 1) {
    const number = systemRandom();
    expect(number >= 0 && number < 1).toBe(true);
  }
});

test('a timer calls back once, and not after it was cancelled', async () => {
  let count = 0;
  systemTimers.after(5, () => {
    count += 1;
  });
  const cancel = systemTimers.after(5, () => {
    count += 100;
  });
  cancel();
  cancel();
  await sleep(40);
  expect(count).toBe(1);
  systemTimers.after(-1000, () => {
    count += 1;
  });
  await sleep(20);
  expect(count).toBe(2);
});

test('a delay longer than Node can wait for at once does not fire at once', () => {
  vi.useFakeTimers();
  try {
    let count = 0;
    const month = 31 * 86_400_000;
    systemTimers.after(month, () => {
      count += 1;
    });
    vi.advanceTimersByTime(month - 1);
    expect(count).toBe(0);
    vi.advanceTimersByTime(1);
    expect(count).toBe(1);
    const cancel = systemTimers.after(month, () => {
      count += 1;
    });
    vi.advanceTimersByTime(30 * 86_400_000);
    cancel();
    vi.advanceTimersByTime(month);
    expect(count).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});
