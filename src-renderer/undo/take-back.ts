import { unlessTaken } from '../booking/overlap-question.tsx';
import { ask, failureOf } from '../bridge.ts';
import { useUndo } from '../store/undo-store.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { t } from '../../src-shared/words/words.ts';

type Way = 'undo' | 'redo';

const backFrom = { undo: 'redo', redo: 'undo' } as const;

/** Takes the last step back, or does again what was taken back last, and says what it was. */
export function takeBack(way: Way): void {
  if (useUndo.getState()[way] === null) tell(t(`undo:nothing.${way}`));
  else carryOut(way, null).catch(tellFailure);
}

/** Says what was just done, with a button that takes just this back. */
export function tellWithUndo(title: string, message: string): void {
  ask('undo.state').then(
    ({ step }) => {
      if (step === null) tell(title, { message });
      else
        tell(title, {
          message,
          about,
          undo: { label: t('undo:short.undo'), act: () => carryOut('undo', step) },
        });
    },
    () => tell(title, { message }), // it was done all the same
  );
}

/** The booking that something was done to, and when it is: a client may have several of the same. */
export function bookingNamed(title: string, when: string): string {
  return t('undo:booking', { title, when });
}

/** Only the last step is spoken of: what was said about those before would only lie in the way. */
const about = 'last-step';

/** One step, the next in order when none is named; asks when its time was given away since. */
async function carryOut(way: Way, step: number | null): Promise<void> {
  const act = async (bookAnyway: boolean): Promise<void> => {
    const done = await ask(`undo.${way}`, { step, bookAnyway });
    const back = backFrom[way];
    const undo = { label: t(`undo:short.${back}`), act: () => carryOut(back, done.step) };
    tell(t(`undo:done.${way}`), { message: done.label, about, undo });
  };
  try {
    await act(false);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code !== 'overlap') throw error;
    await unlessTaken({ act, words: failure.message, refuseLabel: t('undo:leave') });
  }
}
