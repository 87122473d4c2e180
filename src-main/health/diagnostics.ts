import { diagnosticReport } from '../../src-shared/domain/diagnostics.ts';
import type { Handlers } from '../ipc/serve.ts';
import { findTroubleLines } from '../platform/log-lines.ts';
import type { Clock } from '../platform/ports.ts';
import { redactText } from '../platform/redact.ts';
import type { Db } from '../database/schema.ts';
import type { HealthService } from './health-service.ts';
import { countOutstanding, lastErrors, readIntegrity, readMigrations } from './figures-repo.ts';

export type DiagnosticsDeps = {
  db: Db;
  clock: Clock;
  health: HealthService;
  versions: Record<string, string>;
  /** Requests whose answers are part of the report. */
  handlers: Pick<Handlers, 'settings.get' | 'sync.summary'>;
  /** The newest lines of the log. */
  readLog(): Promise<string[]>;
  /** Puts a text into the system's clipboard. */
  copyText(text: string): Promise<void>;
  /** Lets the person choose where a text goes; false when they chose nowhere. */
  saveText(name: string, text: string): Promise<boolean>;
};

const weekMs = 7 * 86_400_000;
const [mostErrors, mostLines] = [30, 60];

/** A report for whoever has to help from afar: how everything is, and nothing about anybody. */
export function diagnosticsHandlers(
  deps: DiagnosticsDeps,
): Pick<Handlers, 'health.copyReport' | 'health.saveReport'> {
  async function report(): Promise<string> {
    const { db, clock, health, handlers } = deps;
    const at = clock.now();
    const facts = {
      at,
      versions: deps.versions,
      settings: await handlers['settings.get'](undefined),
      migrations: await readMigrations(db),
      integrity: await readIntegrity(db),
      database: await health.database(),
      verdict: await health.verdict(),
      health: await health.sync({ fromAt: at - weekMs, toAt: at + 1 }),
      sync: await handlers['sync.summary'](undefined),
      plan: await countOutstanding(db),
      errors: await lastErrors(db, mostErrors),
      log: findTroubleLines(await deps.readLog(), mostLines),
    };
    return diagnosticReport(facts, redactText);
  }

  return {
    'health.copyReport': async () => {
      const text = await report();
      await deps.copyText(text);
      return { text };
    },
    'health.saveReport': async () => {
      const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
      return {
        isSaved: await deps.saveText(`appointment-agent-report-${day}.txt`, await report()),
      };
    },
  };
}
