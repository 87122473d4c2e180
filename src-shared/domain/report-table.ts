import { dateWords } from '../words/date-words.ts';
import { spokenLanguage, t } from '../words/words.ts';
import { csvText, type Cell } from './csv.ts';
import { toMajor } from './price-text.ts';
import { ReportTable, utilisationOf, type Report, type ReportFigures } from './report.ts';

/** A table of a report in words, the total last and apart. */
export type WordedTable = {
  columns: string[];
  rows: { key: string; cells: Cell[] }[];
  total: Cell[];
};

/** For whom a table is: people like round figures and days in words, programs exact ones and ISO days. */
type Reader = 'person' | 'program';

/** Puts a table of a report into the spoken language. */
export function wordedTable(report: Report, table: ReportTable, reader: Reader): WordedTable {
  const currencies = report.total.revenue.map(({ currency }) => currency);
  const cellsOf = (figures: ReportFigures) => figureCells(figures, currencies, table, reader);
  return {
    columns: [firstColumn(table), ...figureColumns(currencies, table, reader)],
    rows: namedRows(report, table, reader).map(({ key, name, figures }) => ({
      key,
      cells: [name, ...cellsOf(figures)],
    })),
    total: [t('reports:table.total'), ...cellsOf(report.total)],
  };
}

/** The tables that say more than the sums of all of it: one week or one month alone is that. */
export function tablesOf(report: Report): ReportTable[] {
  return ReportTable.options.filter((table) => !isOfTime(table) || report[table].length > 1);
}

/** A table as a file, in the way that spreadsheet programs of the spoken language expect it. */
export function tableFile(report: Report, table: ReportTable): { name: string; text: string } {
  const { columns, rows, total } = wordedTable(report, table, 'program');
  const { firstDay, lastDay } = report.span;
  const style =
    spokenLanguage() === 'de'
      ? ({ separator: ';', decimalPoint: ',' } as const)
      : ({ separator: ',', decimalPoint: '.' } as const);
  return {
    name: t('reports:file.name', {
      table: t(`reports:file.${table}`),
      first: firstDay,
      last: lastDay,
    }),
    text: csvText([columns, ...rows.map(({ cells }) => cells), total], style),
  };
}

function firstColumn(table: ReportTable): string {
  switch (table) {
    case 'byWeek':
      return t('reports:column.week');
    case 'byMonth':
      return t('reports:column.month');
    case 'byService':
      return t('reports:column.service');
    case 'byClient':
      return t('reports:column.client');
  }
}

function figureColumns(
  currencies: readonly string[],
  table: ReportTable,
  reader: Reader,
): string[] {
  return [
    ...currencies.map((currency) => t('reports:column.revenue', { currency })),
    t('reports:column.sessions'),
    t('reports:column.coming'),
    t('reports:column.noShows'),
    t('reports:column.cancellations'),
    t('reports:column.late'),
    t('reports:column.bookedHours'),
    ...(isOfTime(table) ? [t('reports:column.openHours')] : []),
    ...(hasShare(table, reader) ? [t('reports:column.utilisation')] : []),
  ];
}

function figureCells(
  figures: ReportFigures,
  currencies: readonly string[],
  table: ReportTable,
  reader: Reader,
): Cell[] {
  const share = utilisationOf(figures);
  const digits = reader === 'person' ? 1 : 2;
  const whole = (number: number): Cell => ({ number, digits: 0 });
  const hours = (minutes: number | null): Cell =>
    minutes === null ? null : { number: minutes / 60, digits };
  return [
    ...currencies.map((currency) => moneyCell(figures, currency)),
    whole(figures.sessions),
    whole(figures.coming),
    whole(figures.noShows),
    whole(figures.cancellations),
    whole(figures.late),
    hours(figures.bookedMinutes),
    ...(isOfTime(table) ? [hours(figures.openMinutes)] : []),
    ...(hasShare(table, reader)
      ? [share === null ? null : { number: share * 100, digits: reader === 'person' ? 0 : 1 }]
      : []),
  ];
}

function moneyCell({ revenue }: ReportFigures, currency: string): Cell {
  const minor = revenue.find((sum) => sum.currency === currency)?.minor ?? 0;
  const digits = Math.round(-Math.log10(toMajor(1, currency))); // 2 where a unit has a hundred parts
  return { number: toMajor(minor, currency), digits };
}

/** Weeks and months have open hours of their own; services and clients share those of all the time. */
function isOfTime(table: ReportTable): boolean {
  return table === 'byWeek' || table === 'byMonth';
}

/** One client alone books next to nothing of the open hours: people need not read that. */
function hasShare(table: ReportTable, reader: Reader): boolean {
  return table !== 'byClient' || reader === 'program';
}

type NamedRow = { key: string; name: string; figures: ReportFigures };

function namedRows(report: Report, table: ReportTable, reader: Reader): NamedRow[] {
  switch (table) {
    case 'byWeek':
      return report.byWeek.map((figures) => ({
        key: figures.day,
        name: reader === 'program' ? figures.day : dateWords(figures.day, weekForm(report)),
        figures,
      }));
    case 'byMonth':
      return report.byMonth.map((figures) => ({
        key: figures.day,
        name:
          reader === 'program' ? figures.day.slice(0, 7) : dateWords(figures.day, 'monthAndYear'),
        figures,
      }));
    case 'byService':
      return report.byService.map((figures) => ({
        key: String(figures.id),
        name: figures.name ?? t('reports:table.noService'),
        figures,
      }));
    case 'byClient':
      return report.byClient.map((figures) => ({
        key: String(figures.id),
        name: figures.name ?? t('reports:table.noClient'),
        figures,
      }));
  }
}

/** The year is said where there is more than one. */
function weekForm({ byWeek }: Report): 'date' | 'dayAndYear' {
  const [first, last] = [byWeek.at(0), byWeek.at(-1)];
  return first?.day.slice(0, 4) === last?.day.slice(0, 4) ? 'date' : 'dayAndYear';
}
