import { Day } from '../../src-shared/domain/time.ts';

/** Which sheet is to be drawn. */
export type SheetAddress = { kind: 'day' | 'week'; day: Day; withNotes: boolean };

/** The sheet that an address such as `#/print/week/2026-03-02/notes` names; null for every other page. */
export function sheetAt(hash: string): SheetAddress | null {
  const found = /^#\/print\/(day|week)\/([\d-]+)(\/notes)?$/.exec(hash);
  const day = Day.safeParse(found?.[2]);
  if (found === null || !day.success) return null;
  return {
    kind: found[1] === 'week' ? 'week' : 'day',
    day: day.data,
    withNotes: found[3] !== undefined,
  };
}
