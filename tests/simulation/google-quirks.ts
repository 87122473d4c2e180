import type { EventContent } from '../../src-shared/domain/event-content.ts';

/** What Google's documents leave open, or what different people have seen: set per history, changeable at any time. */
export type Quirks = {
  pageSize: number;
  /** How likely a page holds fewer events than it could, perhaps none. */
  shortPages: number;
  /** Do later pages show events as they were when the first page was asked for, or as they are now? */
  pageView: 'snapshot' | 'live';
  /** How deleted events look: nothing but their id, or with the content they had. */
  tombstones: 'bare' | 'stale-content';
  /** What changing a deleted event is answered with. */
  patchOfDeleted: 'forbidden' | 'gone' | 'stale';
  /** How a calendar looks to an account that may no longer see it. */
  accessTaken: 'forbidden' | 'not-found';
  /** Contents that are answered as invalid, for ever. */
  refuses(content: EventContent): boolean;
  /** What becomes of a content on its way in. */
  normalise(content: EventContent): EventContent;
};

/** A well-behaved Google with large pages. */
export const plainQuirks: Quirks = {
  pageSize: 2500,
  shortPages: 0,
  pageView: 'snapshot',
  tombstones: 'bare',
  patchOfDeleted: 'forbidden',
  accessTaken: 'forbidden',
  refuses: () => false,
  normalise: (content) => content,
};
