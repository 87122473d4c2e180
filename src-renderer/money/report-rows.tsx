import type { ReactNode } from 'react';
import type { Cell } from '../../src-shared/domain/csv.ts';
import type { Report, ReportTable } from '../../src-shared/domain/report.ts';
import { wordedTable } from '../../src-shared/domain/report-table.ts';
import { numberLocale } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import styles from './report.module.css';

/** More than anybody reads in a table; all of it is in the file. */
const mostRows = 60;

/** One table of a report, with the sums of all of it below. */
export function ReportRows({ report, table }: { report: Report; table: ReportTable }): ReactNode {
  const { columns, rows, total } = wordedTable(report, table, 'person');
  const shown = rows.slice(0, mostRows);
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <Head column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, cells }) => (
            <Row key={key} cells={cells} />
          ))}
        </tbody>
        <tfoot>
          <Row cells={total} />
        </tfoot>
      </table>
      {shown.length < rows.length && (
        <p className={styles['about']}>
          {t('reports:table.more', { count: rows.length - shown.length })}
        </p>
      )}
    </>
  );
}

/** What a column has, and below it the unit, so that each stands in a line with the others. */
function Head({ column }: { column: string }): ReactNode {
  const [name, unit] = column.split(/ (?=\()/);
  return (
    <>
      {name} {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
    </>
  );
}

function Row({ cells }: { cells: readonly Cell[] }): ReactNode {
  const [name, ...figures] = cells;
  return (
    <tr>
      <th scope="row">{textOf(name ?? null)}</th>
      {figures.map((figure, index) => (
        <td key={index} data-none={isZero(figure)}>
          {isZero(figure) ? t('reports:figures.none') : textOf(figure)}
        </td>
      ))}
    </tr>
  );
}

/** Nothing is shown as nothing, so that what there is stands out. */
function isZero(cell: Cell): boolean {
  return cell === null || (typeof cell === 'object' && cell.number === 0);
}

function textOf(cell: Cell): string {
  if (cell === null) return t('reports:figures.none');
  if (typeof cell === 'string') return cell;
  return new Intl.NumberFormat(numberLocale(), {
    minimumFractionDigits: cell.digits,
    maximumFractionDigits: cell.digits,
  }).format(cell.number);
}
