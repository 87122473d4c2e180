import type { Report, ReportSpan } from '../../src-shared/domain/report.ts';
import { reportOf } from '../../src-shared/domain/report-sums.ts';
import { tableFile } from '../../src-shared/domain/report-table.ts';
import { addDays, startOfDay } from '../../src-shared/domain/time.ts';
import type { Input, Output } from '../../src-shared/ipc/contract.ts';
import { readOpeningRules } from '../availability/opening-repo.ts';
import type { Db } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock } from '../platform/ports.ts';
import { readWeekStart } from '../settings/settings-repo.ts';
import { incomesBetween } from './money-repo.ts';
import { namesOf, reportBookings } from './report-repo.ts';

export type ReportDeps = {
  db: Db;
  clock: Clock;
  /** Lets the person choose where a text goes; false when they chose nowhere. */
  saveText(name: string, text: string): Promise<boolean>;
};

export type ReportService = ReturnType<typeof createReportService>;

/** How the practice did in a time, from the database alone, and its tables as files. */
export function createReportService({ db, clock, saveText }: ReportDeps) {
  /** From one moment of the database, so that no figure belongs to another than its neighbour. */
  function read(span: ReportSpan): Promise<Report> {
    return db.transaction().execute(async (tx) => {
      const rules = await readOpeningRules(tx);
      const fromAt = startOfDay(span.firstDay, rules.timeZone);
      const toAt = startOfDay(addDays(span.lastDay, 1), rules.timeZone);
      const report = reportOf({
        span,
        bookings: await reportBookings(tx, fromAt, toAt),
        incomes: await incomesBetween(tx, fromAt, toAt),
        rules,
        weekStartsOn: await readWeekStart(tx),
        now: clock.now(),
      });
      return {
        ...report,
        byService: named(report.byService, await namesOf(tx, 'service', idsOf(report.byService))),
        byClient: named(report.byClient, await namesOf(tx, 'client', idsOf(report.byClient))),
      };
    });
  }

  return {
    read,

    async saveTable({
      table,
      ...span
    }: Input<'reports.saveTable'>): Promise<Output<'reports.saveTable'>> {
      const { name, text } = tableFile(await read(span), table);
      return { isSaved: await saveText(name, text) };
    },
  };
}

function idsOf(subjects: readonly { id: string | null }[]): string[] {
  return subjects.flatMap(({ id }) => (id === null ? [] : [id]));
}

function named<Subject extends { id: string | null }>(
  subjects: readonly Subject[],
  names: ReadonlyMap<string, string>,
): (Subject & { name: string | null })[] {
  return subjects.map((subject) => ({ ...subject, name: names.get(subject.id ?? '') ?? null }));
}

/** What the window may ask about reports; printing them is the shell's. */
export function reportHandlers(
  reports: ReportService,
): Pick<Handlers, 'reports.read' | 'reports.saveTable'> {
  return {
    'reports.read': (span) => reports.read(span),
    'reports.saveTable': (input) => reports.saveTable(input),
  };
}
