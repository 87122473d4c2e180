import { z } from 'zod';

/**
 * Everything about the emulated service that a test may turn. Where public reports disagree about the live service
 * (see docs/sync.md, section 1) the default is the harsher reading, and the other one is a turn away.
 */
export const Knobs = z.strictObject({
  // OAuth
  accessTokenLifetimeSeconds: z.number().int().positive().default(3599),
  /** 7 for an app whose consent screen is in "testing": https://developers.google.com/identity/protocols/oauth2#expiration */
  refreshTokenLifetimeDays: z.number().positive().nullable().default(null),
  rotateRefreshTokens: z.boolean().default(false),
  requireClientSecret: z.boolean().default(true),
  requirePkce: z.boolean().default(true),

  // Pace. The live default is 600 a minute for a user of a project; null switches counting off.
  quotaPerMinute: z.number().int().positive().nullable().default(600),
  quotaStatus: z.union([z.literal(403), z.literal(429)]).default(403),
  quotaReason: z
    .enum(['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded'])
    .default('rateLimitExceeded'),
  quotaRetryAfterSeconds: z.number().int().nonnegative().nullable().default(null),
  latencyMs: z.number().nonnegative().default(0),
  /** How far the `Date` header of every answer is from the emulator's clock. */
  serverDateOffsetMs: z.number().int().default(0),

  // Lists
  maxPageSize: z.number().int().positive().max(2500).default(2500),
  /** Every second page carries no item, only the token of the next page. */
  emptyPages: z.boolean().default(false),
  /** Pages are shorter than asked for, by seeded chance. */
  shortPages: z.boolean().default(false),
  syncTokenLifetimeMs: z.number().positive().nullable().default(null),
  /** Refuse a sync token that comes with other parameters than the list it was made by ("undefined behaviour" live). */
  strictSyncParameters: z.boolean().default(true),
  updatedMinMaxAgeDays: z.number().positive().nullable().default(28),
  /** What an incremental list says of a deleted event: its id alone, or its last content too. */
  cancelledBodies: z.enum(['minimal', 'stale']).default('minimal'),

  // Events
  /** Off in two ways: the second insert wins over the first, or it becomes a second event under an id of the server's. */
  collisionDetection: z.enum(['on', 'overwrite', 'second-id']).default('on'),
  reviveByUpdate: z.enum(['forbidden', 'allowed']).default('forbidden'),
  purgedIdsStayBurnt: z.boolean().default(true),
  foreignOrganizerWrites: z.enum(['forbidden', 'allowed']).default('forbidden'),
  deleteSeriesWithExceptions: z.boolean().default(true),
  reminderEditsKeepUpdated: z.boolean().default(false),
  maxDescriptionLength: z.number().int().positive().default(8192),

  // Transport
  batchMaxParts: z.number().int().positive().default(50),
  shuffleBatches: z.boolean().default(true),
  maxRequestBytes: z
    .number()
    .int()
    .positive()
    .default(10 * 1024 * 1024),
});

export type KnobValues = z.output<typeof Knobs>;
export type KnobChanges = Partial<KnobValues>;
/** Only an object: `Knobs` itself judges the values, once they are laid over the present ones. */
export const KnobChanges = z.custom<KnobChanges>(
  (input) => typeof input === 'object' && input !== null,
);
