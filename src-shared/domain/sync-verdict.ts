import type { Verdict } from './sync-health.ts';
import { t } from '../words/words.ts';

/** What is known of the sync's troubles at a moment. */
export type TroubleFacts = {
  isConnected: boolean;
  isOffline: boolean;
  /** What holds an account or a calendar up, by its class; null when nothing does. */
  accountError: string | null;
  calendarError: string | null;
  needsReconnect: boolean;
  /** How far the laptop's clock is ahead of Google's, in milliseconds; null when it was never compared. */
  clockOffsetMs: number | null;
  /** The database could not be written, by SQLite's or the system's code. */
  databaseError: string | null;
  keychainWorks: boolean;
  /** The class of most of the single refusals; null when nothing is refused. */
  itemError: string | null;
};

/** A few minutes do no harm; from here on tokens and appointments go wrong. */
const wrongClockMs = 5 * 60_000;
const full = /FULL|ENOSPC|EDQUOT/;

/** The one thing to tell the person, the most urgent first: what is the matter, and what helps. */
export function verdictOf(facts: TroubleFacts): Verdict {
  const { clockOffsetMs, accountError, calendarError } = facts;
  if (facts.databaseError !== null && full.test(facts.databaseError)) {
    return {
      kind: 'disk-full',
      cause: t('verdicts:diskFull.cause'),
      remedy: t('verdicts:diskFull.remedy'),
    };
  }
  if (!facts.isConnected && !facts.needsReconnect) {
    return {
      kind: 'not-connected',
      cause: t('verdicts:notConnected.cause'),
      remedy: t('verdicts:notConnected.remedy'),
    };
  }
  if (!facts.keychainWorks) {
    return {
      kind: 'keychain-locked',
      cause: t('verdicts:keychainLocked.cause'),
      remedy: t('verdicts:keychainLocked.remedy'),
    };
  }
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > wrongClockMs) {
    const minutes = Math.round(Math.abs(clockOffsetMs) / 60_000);
    return {
      kind: 'clock-wrong',
      cause: t(`verdicts:clockWrong.${clockOffsetMs > 0 ? 'fast' : 'slow'}`, { minutes }),
      remedy: t('verdicts:clockWrong.remedy'),
    };
  }
  if (facts.needsReconnect) {
    return {
      kind: 'access-ended',
      cause: t('verdicts:accessEnded.cause'),
      remedy: t('verdicts:accessEnded.remedy'),
    };
  }
  if (facts.isOffline) {
    return {
      kind: 'no-network',
      cause: t('verdicts:noNetwork'),
      remedy: null,
    };
  }
  const error = accountError ?? calendarError ?? facts.itemError;
  switch (error) {
    case null:
      return { kind: 'well', cause: t('verdicts:well'), remedy: null };
    case 'rate-limited':
    case 'quota':
      return {
        kind: 'quota',
        cause: t('verdicts:quota'),
        remedy: null,
      };
    case 'not-found':
      return {
        kind: 'calendar-gone',
        cause: t('verdicts:calendarGone.cause'),
        remedy: t('verdicts:calendarGone.remedy'),
      };
    case 'forbidden':
      return {
        kind: 'no-rights',
        cause: t('verdicts:noRights.cause'),
        remedy: t('verdicts:noRights.remedy'),
      };
    case 'server':
    case 'unknown-outcome':
      return {
        kind: 'google-trouble',
        cause: t('verdicts:googleTrouble'),
        remedy: null,
      };
    default:
      return {
        kind: 'refused',
        cause: t('verdicts:refused.cause'),
        remedy: t('verdicts:refused.remedy'),
      };
  }
}
