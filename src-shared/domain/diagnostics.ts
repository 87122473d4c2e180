import type { DatabaseFigures, SyncHealth, Verdict } from './sync-health.ts';
import type { Settings } from './settings.ts';
import type { SyncLogEntry, SyncSummary } from './sync-views.ts';

/** What a report is made of. Nothing in it names a person, or says what anybody has an appointment for. */
export type DiagnosticFacts = {
  at: number;
  versions: Record<string, string>;
  settings: Settings;
  migrations: readonly string[];
  /** What the integrity check found; "ok" when nothing. */
  integrity: string;
  database: DatabaseFigures;
  verdict: Verdict;
  health: SyncHealth;
  sync: SyncSummary;
  /** What the next sync has to do: so many items in each state, with what stopped them. */
  plan: readonly { what: string; items: number }[];
  errors: readonly SyncLogEntry[];
  /** Lines of the log that tell of trouble, redacted when they were written. */
  log: readonly string[];
};

/** The report as plain text, to be pasted into a mail. `redact` goes over all of it once more. */
export function diagnosticReport(facts: DiagnosticFacts, redact: (text: string) => string): string {
  const time = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString());
  const { health, database, sync } = facts;
  const offline = health.days.reduce((sum, day) => sum + day.offline, 0);
  const sections: [title: string, lines: string[]][] = [
    ['Appointment Agent, diagnostic report', [`made ${time(facts.at)}`]],
    ['Versions', entries(facts.versions)],
    ['Settings', entries(facts.settings)],
    [
      'Database',
      [
        `schema: ${facts.migrations.join(', ')}`,
        `integrity: ${facts.integrity}`,
        `size: ${database.sizeBytes} bytes`,
        `bookings: ${JSON.stringify(database.byStatus)}`,
        `in the calendar: ${database.synced}, not: ${database.unsynced}`,
        `last copy: ${time(database.lastBackupAt)}`,
      ],
    ],
    [
      'Sync',
      [
        `state: ${sync.state}; ${facts.verdict.kind}: ${facts.verdict.cause}`,
        `waiting ${sync.waiting}, failed ${sync.failed}, to decide ${sync.needsDecision}`,
        `last look ${time(sync.lastSyncedAt)}, next look ${time(sync.nextSyncAt)}`,
        `oldest waiting since ${time(health.oldestWaitingAt)}`,
        ...facts.plan.map(({ what, items }) => `next sync: ${what}: ${items}`),
      ],
    ],
    [
      'Last seven days',
      [
        `cycles ${health.cycles}, failed ${health.failedCycles}, offline ${offline}, requests ${health.requests}, renewals ${health.tokenRefreshes}`,
        `average ${rounded(health.averageMs)} ms, 95 of 100 within ${rounded(health.p95Ms)} ms`,
        ...health.operations.map(
          ({ kind, total, failed, errors }) =>
            `${kind}: ${total}, failed ${failed}${errors.map((e) => `, ${e.errorClass} ${e.count}`).join('')}`,
        ),
      ],
    ],
    [
      'Last errors of the sync',
      facts.errors.map(
        (entry) =>
          `${time(entry.at)} ${entry.kind} ${entry.errorClass ?? ''} ${entry.errorText ?? ''}`,
      ),
    ],
    ['Log', [...facts.log]],
  ];
  const text = sections
    .map(([title, lines]) => [`## ${title}`, ...(lines.length === 0 ? ['none'] : lines)].join('\n'))
    .join('\n\n');
  return redact(text);
}

function entries(values: object): string[] {
  return Object.entries(values).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}

function rounded(value: number | null): string {
  return value === null ? '?' : String(Math.round(value));
}
