import { create } from 'zustand';
import type {
  SeriesAct,
  SeriesPlan,
  SeriesResult,
  SeriesScope,
} from '../../src-shared/domain/series.ts';

/** How far an act on one occurrence reaches. */
export type Reach = 'this' | SeriesScope;

type ScopeQuestion = { title: string; answer: (reach: Reach | null) => void };
type SolveQuestion = {
  act: SeriesAct;
  /** What it comes to before anything was decided. */
  plan: SeriesPlan;
  title: string;
  /** What saving is called, by how many bookings it is about. */
  saveLabel: (count: number) => string;
  answer: (result: SeriesResult | null) => void;
};

type Questions = { scope: ScopeQuestion | null; solve: SolveQuestion | null };

export const useSeriesQuestions = create<Questions>(() => ({ scope: null, solve: null }));

/** Asks whether a change is meant for one occurrence or for others too; null when the person goes back. */
export function askReach(title: string): Promise<Reach | null> {
  return new Promise((resolve) =>
    useSeriesQuestions.setState({
      scope: {
        title,
        answer(reach) {
          useSeriesQuestions.setState({ scope: null });
          resolve(reach);
        },
      },
    }),
  );
}

/** Shows what an act on a series comes to, and carries it out when everything is decided; null when the person goes back. */
export function solveSeries(question: Omit<SolveQuestion, 'answer'>): Promise<SeriesResult | null> {
  return new Promise((resolve) =>
    useSeriesQuestions.setState({
      solve: {
        ...question,
        answer(result) {
          useSeriesQuestions.setState({ solve: null });
          resolve(result);
        },
      },
    }),
  );
}
