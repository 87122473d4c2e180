import { ReportSpan } from '../../src-shared/domain/report.ts';

/** The report that an address such as `#/print/report/2026-01-01/2026-03-31` names; null for every other page. */
export function reportAt(hash: string): ReportSpan | null {
  const found = /^#\/print\/report\/([\d-]+)\/([\d-]+)$/.exec(hash);
  const span = ReportSpan.safeParse({ firstDay: found?.[1], lastDay: found?.[2] });
  return span.success ? span.data : null;
}
