import type { Decision, Series } from '../../src-shared/domain/series.ts';
import type { Ids } from '../platform/ports.ts';
import type { ClashesOf, Planned } from './series-plan.ts';

/** What an act on a series would write. */
export type Prepared = {
  series: { before: Series | null; after: Series }[];
  planned: Planned[];
  /** How many occurrences keep what was changed about them alone. */
  ownChanges: number;
  /** The series that the act leads to. */
  leadsTo: Series;
  /** What the step is, by which it is named where it can be taken back. */
  step: 'booked' | 'changed' | 'decided' | 'continued';
};

export type PrepareContext = {
  at: number;
  ids: Ids;
  decisions: readonly Decision[];
  clashesOf: ClashesOf;
};
