import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TimeRange } from '../../src-shared/domain/time.ts';
import { followBookings, showRange, useBookings } from '../../src-renderer/store/bookings-store.ts';

type Asked = { channel: string; input: TimeRange; answer: (ids: string[]) => void };

/** What main was asked and has not answered yet. */
let asked: Asked[];
let announce: (event: string) => void;
let unfollow: () => void;

const [monday, tuesday, friday]: [TimeRange, TimeRange, TimeRange] = [
  { fromAt: 0, toAt: 100 },
  { fromAt: 100, toAt: 200 },
  { fromAt: 400, toAt: 500 },
];
const shown = () => {
  const { range, bookings } = useBookings.getState();
  return { range, ids: bookings.map(({ id }) => id as string) };
};

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  const listeners = new Map<string, (facts: unknown) => void>();
  announce = (event) => listeners.get(event)?.(null);
  vi.stubGlobal('window', {
    appointmentAgent: {
      request: (channel: string, input: TimeRange) =>
        new Promise((resolve) => {
          const answer = (ids: string[]) => resolve({ ok: true, value: ids.map((id) => ({ id })) });
          asked.push({ channel, input, answer });
        }),
      subscribe: (event: string, listener: (facts: unknown) => void) => {
        listeners.set(event, listener);
        return () => listeners.delete(event);
      },
    },
  });
  useBookings.setState({ range: null, bookings: [], busy: [], problem: null });
  unfollow = followBookings();
});

afterEach(() => {
  unfollow();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Answers what main was asked about some days, with these bookings and nothing busy. */
async function answer(range: TimeRange, ...ids: string[]): Promise<void> {
  const ours = asked.filter(({ input }) => input.fromAt === range.fromAt);
  expect(ours.map(({ channel }) => channel)).toContain('bookings.inRange');
  asked = asked.filter((one) => !ours.includes(one));
  for (const one of ours) one.answer(one.channel === 'bookings.inRange' ? ids : []);
  await vi.advanceTimersByTimeAsync(0);
}

test('days are shown once what is in them has been read, and the rest of the window with them', async () => {
  const moved: unknown[] = [];
  void showRange(monday, () => moved.push(shown()));
  expect(shown()).toEqual({ range: null, ids: [] });
  await answer(monday, 'a', 'b');
  expect(moved).toEqual([{ range: null, ids: [] }]); // in one go: before the bookings, and nothing in between
  expect(shown()).toEqual({ range: monday, ids: ['a', 'b'] });
});

test('of many steps only the last is shown, in whatever order main answers', async () => {
  const moved: string[] = [];
  void showRange(monday, () => moved.push('monday'));
  void showRange(tuesday, () => moved.push('tuesday'));
  await answer(tuesday, 't');
  await answer(monday, 'm');
  expect(moved).toEqual(['tuesday']);
  expect(shown()).toEqual({ range: tuesday, ids: ['t'] });
});

test('whoever goes back to the days on screen stays there', async () => {
  void showRange(monday);
  await answer(monday, 'm');
  const moved: string[] = [];
  void showRange(friday, () => moved.push('friday'));
  void showRange(monday, () => moved.push('monday'));
  await answer(friday, 'f');
  expect(moved).toEqual(['monday']);
  expect(shown()).toEqual({ range: monday, ids: ['m'] });
});

test('where main takes its time the days are shown at once, and what is in them later', async () => {
  const moved: string[] = [];
  void showRange(monday, () => moved.push('monday'));
  await vi.advanceTimersByTimeAsync(99);
  expect(moved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(moved).toEqual(['monday']);
  expect(shown().range).toEqual(monday);
  void showRange(monday); // as the page does for the days it draws now
  await answer(monday, 'm');
  expect(shown()).toEqual({ range: monday, ids: ['m'] });
});

test('what changes while it is read is read once more', async () => {
  void showRange(monday);
  announce('bookings.changed');
  await answer(monday, 'old');
  expect(shown().ids).toEqual(['old']);
  await answer(monday, 'new');
  expect(shown()).toEqual({ range: monday, ids: ['new'] });
});

test('days that can’t be read say why, and are shown', async () => {
  void showRange(monday);
  vi.stubGlobal('window', {
    appointmentAgent: { request: () => Promise.reject(new Error('the page was cut off')) },
  });
  const moved: string[] = [];
  await showRange(tuesday, () => moved.push('tuesday'));
  expect(moved).toEqual(['tuesday']);
  expect(useBookings.getState().problem).not.toBeNull();
});
