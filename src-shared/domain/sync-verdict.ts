import type { Verdict } from './sync-health.ts';

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
      cause: 'The disk is full, so that nothing new can be kept.',
      remedy: 'Make some room on the disk. What was answered as saved is safe.',
    };
  }
  if (!facts.isConnected && !facts.needsReconnect) {
    return {
      kind: 'not-connected',
      cause: 'No Google account is connected. Your bookings are kept on this laptop.',
      remedy: 'Connect one in Settings, if you want your calendar to agree with the book.',
    };
  }
  if (!facts.keychainWorks) {
    return {
      kind: 'keychain-locked',
      cause: 'The keychain of this computer does not open, so that the connection can’t be used.',
      remedy: 'Unlock it (log in again, or open your password app), then press “Sync now”.',
    };
  }
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > wrongClockMs) {
    const minutes = Math.round(Math.abs(clockOffsetMs) / 60_000);
    return {
      kind: 'clock-wrong',
      cause: `The clock of this computer is ${minutes} minutes ${clockOffsetMs > 0 ? 'fast' : 'slow'}.`,
      remedy:
        'Let the system set its clock by itself; Google refuses what comes from another time.',
    };
  }
  if (facts.needsReconnect) {
    return {
      kind: 'access-ended',
      cause: 'Google has ended this app’s access to your account.',
      remedy: 'Press “Reconnect” in Settings. Nothing is lost: what waits is sent then.',
    };
  }
  if (facts.isOffline) {
    return {
      kind: 'no-network',
      cause: 'There is no network, or Google can’t be reached through it.',
      remedy: null,
    };
  }
  const error = accountError ?? calendarError ?? facts.itemError;
  switch (error) {
    case null:
      return { kind: 'well', cause: 'Everything goes as it should.', remedy: null };
    case 'rate-limited':
    case 'quota':
      return {
        kind: 'quota',
        cause: 'Google asks for a pause, because there were many requests.',
        remedy: null,
      };
    case 'not-found':
      return {
        kind: 'calendar-gone',
        cause: 'A calendar that was used is no longer in Google.',
        remedy: 'Choose another one for your bookings in Settings; they are all still here.',
      };
    case 'forbidden':
      return {
        kind: 'no-rights',
        cause: 'Google does not let this app change that calendar.',
        remedy: 'Ask its owner to let you make changes, or choose another calendar in Settings.',
      };
    case 'server':
    case 'unknown-outcome':
      return {
        kind: 'google-trouble',
        cause: 'Google has trouble of its own. Everything is tried again.',
        remedy: null,
      };
    default:
      return {
        kind: 'refused',
        cause: 'Google refused some bookings. Each says why on this page.',
        remedy: 'Change what is named there, then press “Retry”.',
      };
  }
}
