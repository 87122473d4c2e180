import { useState } from 'react';
import { tell, tellFailure } from '../ui/notify.tsx';
import { t } from '../../src-shared/words/words.ts';
import { askNextFree } from './ask-next-free.ts';
import type { NextFreeQuestion } from './ask-next-free.ts';

/** Goes from one free time to the next, and back the way it came. `question` is null while there is no length. */
export function useFreeSteps(
  question: NextFreeQuestion | null,
  onTake: (startAt: number) => void,
): (direction: 'later' | 'back') => void {
  const [behind, setBehind] = useState<readonly number[]>([]);

  async function later(asked: NextFreeQuestion): Promise<void> {
    const { starts } = await askNextFree(asked, 1);
    const [next] = starts;
    if (next === undefined) {
      tell(t('booking:free.none'));
      return;
    }
    const { startAt } = asked;
    if (startAt !== null) setBehind([...behind, startAt]);
    onTake(next);
  }

  function back(): void {
    const last = behind.at(-1);
    if (last === undefined) return;
    setBehind(behind.slice(0, -1));
    onTake(last);
  }

  return (direction) => {
    if (direction === 'back') back();
    else if (question !== null) later(question).catch(tellFailure);
  };
}
