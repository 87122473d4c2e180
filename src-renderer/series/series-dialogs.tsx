import type { ReactNode } from 'react';
import { ReachQuestion } from './reach-choice.tsx';
import { SolveScreen } from './solve-screen.tsx';

/** Stands once in the window and asks what there is to ask about series. */
export function SeriesDialogs(): ReactNode {
  return (
    <>
      <ReachQuestion />
      <SolveScreen />
    </>
  );
}
