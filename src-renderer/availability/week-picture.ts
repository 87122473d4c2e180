import type { DraftWindow } from './week-draft.ts';

type Drawn = Pick<DraftWindow, 'key' | 'weekday' | 'from' | 'to' | 'isLimited'>;

/** A window as it is drawn, in minutes from midnight on. */
type Block = {
  key: number;
  from: number;
  to: number;
  isLimited: boolean;
  /** It overlaps another one that always counts, and so can't be saved. */
  isWrong: boolean;
};

/** The week that a draft means so far: which hours to show, what is open in them, and how long that is in all. */
export type WeekPicture = {
  fromHour: number;
  toHour: number;
  days: { weekday: number; blocks: Block[] }[];
  /** Of the windows that always count; what two of them share counts once. */
  minutes: number;
};

const earliestStart = 8;
const latestEnd = 18;

/** Draws a draft as far as it can be read: a window that is still being typed is left out. */
export function weekPicture(draft: readonly Drawn[], weekStartsOn: number): WeekPicture {
  const readable = draft.filter(({ from, to }) => from !== '' && to !== '' && from < to);
  const days = Array.from({ length: 7 }, (_, index) => {
    const weekday = ((weekStartsOn - 1 + index) % 7) + 1;
    return { weekday, blocks: blocksOf(readable.filter((window) => window.weekday === weekday)) };
  });
  const all = days.flatMap(({ blocks }) => blocks);
  return {
    fromHour: Math.min(earliestStart, ...all.map(({ from }) => Math.floor(from / 60))),
    toHour: Math.max(latestEnd, ...all.map(({ to }) => Math.ceil(to / 60))),
    days,
    minutes: days.reduce((sum, { blocks }) => sum + minutesOf(blocks), 0),
  };
}

function blocksOf(windows: readonly Drawn[]): Block[] {
  const blocks = windows
    .map(({ key, from, to, isLimited }) => ({
      key,
      from: atMinute(from),
      to: atMinute(to),
      isLimited,
    }))
    .toSorted((a, b) => a.from - b.from);
  const clashes = (one: (typeof blocks)[number], other: (typeof blocks)[number]) =>
    one.key !== other.key &&
    !one.isLimited &&
    !other.isLimited &&
    one.from < other.to &&
    other.from < one.to;
  return blocks.map((block) => ({
    ...block,
    isWrong: blocks.some((other) => clashes(block, other)),
  }));
}

function minutesOf(blocks: readonly Block[]): number {
  let minutes = 0;
  let until = 0;
  for (const { from, to, isLimited } of blocks) {
    if (isLimited) continue;
    minutes += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return minutes;
}

function atMinute(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
