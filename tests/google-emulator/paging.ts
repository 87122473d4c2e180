import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fullSyncRequired, invalid } from './api-error.ts';
import type { ChangeLog } from './change-log.ts';
import type { EmulatorClock } from './clock.ts';
import type { KnobValues } from './knobs.ts';
import type { Random } from './random.ts';
import type { TokenSeal } from './sealed-tokens.ts';

const SyncToken = z.strictObject({
  kind: z.literal('sync'),
  list: z.string(),
  at: z.number(),
  print: z.string(),
  number: z.number(),
  made: z.number(),
});
const PageToken = z.strictObject({
  kind: z.literal('page'),
  list: z.string(),
  at: z.number(),
  since: z.number().nullable(),
  offset: z.number(),
  page: z.number(),
  print: z.string(),
});

export type PageRequest<T> = {
  /** Names the list, so that the tokens of another one do not fit. */
  list: string;
  log: ChangeLog<T>;
  query: URLSearchParams;
  /** Sync tokens up to this number are no longer honoured. */
  tokensValidFrom: number;
  /** Play a replica that lags behind by so many changes. */
  lag: number;
  /** Whether these parameters can be continued with a sync token. */
  givesSyncToken: boolean;
  defaultSize: number;
  sizeLimit: number;
  /** Turns the versions of the log into the items of the list. */
  select: (versions: T[], incremental: boolean) => object[];
};

export type Page = { items: object[]; nextPageToken?: string; nextSyncToken?: string };

/** Parameters that may differ from call to call: the tokens, how to write the answer, and what only a first list may have. */
const uncompared = new Set(
  'syncToken pageToken timeMin timeMax alt callback fields key prettyPrint quotaUser userIp access_token oauth_token $.xgafv'.split(
    ' ',
  ),
);

/**
 * Lists in pages, over a change log: https://developers.google.com/workspace/calendar/api/guides/sync
 *
 * All pages show the state as of the first one, and so does the sync token of the last page: what was written while the
 * client was turning pages comes with its next incremental list.
 */
export function createPaging({
  seal,
  clock,
  random,
  knobs,
}: {
  seal: TokenSeal;
  clock: EmulatorClock;
  random: Random;
  knobs: () => KnobValues;
}) {
  let tokensMade = 0;

  /** @throws ApiError 400 for a token that is not ours or not for these parameters, 410 for one too old */
  function syncedUpTo(
    token: string,
    request: { list: string; tokensValidFrom: number },
    print: string,
  ): number {
    const content = seal.open(token, SyncToken);
    if (!content || content.list !== request.list)
      throw invalid('Invalid sync token value.', 'syncToken');
    const { syncTokenLifetimeMs, strictSyncParameters } = knobs();
    const tooOld =
      syncTokenLifetimeMs !== null && content.made + syncTokenLifetimeMs <= clock.now();
    if (content.number <= request.tokensValidFrom || tooOld) throw fullSyncRequired();
    if (strictSyncParameters && content.print !== print) {
      throw invalid(
        'The parameters do not match those of the list that the sync token was made by.',
        'syncToken',
      );
    }
    return content.at;
  }

  function position<T>(request: PageRequest<T>, print: string): z.output<typeof PageToken> {
    const { list, log, query, lag } = request;
    const pageToken = query.get('pageToken');
    if (pageToken !== null) {
      const content = seal.open(pageToken, PageToken);
      if (!content || content.list !== list || content.print !== print)
        throw invalid('Invalid page token value.', 'pageToken');
      return content;
    }
    const syncToken = query.get('syncToken');
    const since = syncToken === null ? null : syncedUpTo(syncToken, request, print);
    const at = Math.max(log.head - lag, since ?? 0);
    return { kind: 'page', list, at, since, offset: 0, page: 0, print };
  }

  /** How many items the page has: what was asked for, or fewer if a knob says so. */
  function sizeOf<T>(request: PageRequest<T>, page: number): number {
    const { maxPageSize, emptyPages, shortPages } = knobs();
    const limit = Math.min(pageSize(request), maxPageSize);
    if (emptyPages && page % 2 === 1) return 0;
    return shortPages ? 1 + random.below(limit) : limit;
  }

  return {
    /** The number of the newest sync token, for `tokensValidFrom`. */
    tokensMade: () => tokensMade,

    page<T>(request: PageRequest<T>): Page {
      const print = fingerprint(request.query);
      const from = position(request, print);
      const versions =
        from.since === null
          ? request.log.stateAt(from.at)
          : request.log.changesBetween(from.since, from.at);
      const all = request.select(versions, from.since !== null);
      const items = all.slice(from.offset, from.offset + sizeOf(request, from.page));
      const offset = from.offset + items.length;
      if (offset < all.length)
        return { nextPageToken: seal.seal({ ...from, offset, page: from.page + 1 }), items };
      if (!request.givesSyncToken) return { items };
      tokensMade += 1;
      const token = {
        kind: 'sync',
        list: request.list,
        at: from.at,
        print,
        number: tokensMade,
        made: clock.now(),
      };
      return { nextSyncToken: seal.seal(token), items };
    },
  };
}

function pageSize<T>({ query, defaultSize, sizeLimit }: PageRequest<T>): number {
  const asked = query.get('maxResults');
  if (asked === null) return defaultSize;
  if (!/^\d+$/.test(asked) || Number(asked) < 1)
    throw invalid(
      `Invalid value '${asked}'. Values must be within the range: [1, ${sizeLimit}]`,
      'maxResults',
    );
  return Math.min(Number(asked), sizeLimit);
}

function fingerprint(query: URLSearchParams): string {
  const parameters = [...query]
    .filter(
      ([name, value]) => !uncompared.has(name) && !(name === 'showDeleted' && value === 'false'),
    )
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  return createHash('sha256').update(parameters).digest('base64url').slice(0, 12);
}
