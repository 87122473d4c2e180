import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { create } from 'zustand';
import type { ClashAnswer } from '../../src-shared/domain/clash.ts';
import { failureOf } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { clashTitle, clashWords } from '../ui/clash-words.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import { FreeButtons } from './free-buttons.tsx';
import { t } from '../../src-shared/words/words.ts';

type Attempt = {
  /** Does it; with `true` also when the time is taken. */
  act: (bookAnyway: boolean) => Promise<void>;
  /** What would happen, in a sentence. */
  words: string;
  /** What not doing it is called. */
  refuseLabel: string;
  /** Looks up what is in the way, to be shown. */
  findClashes?: () => Promise<ClashAnswer>;
  /** Does it at another time, a free one. */
  actAt?: (startAt: number) => Promise<void>;
};
/** Yes, no, or: at this free time instead. */
type Answer = boolean | { startAt: number };
type Question = Pick<Attempt, 'words' | 'refuseLabel'> & {
  clash: ClashAnswer;
  /** Whether it can be done at another time instead. */
  offersFree: boolean;
  answer: (answer: Answer) => void;
};

const unknownClash: ClashAnswer = { clashes: [], free: { starts: [], asOf: null } };

const useQuestion = create<{ question: Question | null }>(() => ({ question: null }));

/**
 * Does something that a clash may forbid, and asks the person when it does. Tells whether it was done; any other
 * failure is thrown.
 */
export async function unlessTaken({
  act,
  words,
  refuseLabel,
  findClashes,
  actAt,
}: Attempt): Promise<boolean> {
  try {
    await act(false);
    return true;
  } catch (error) {
    if (failureOf(error).code !== 'overlap') throw error;
  }
  const clash = findClashes === undefined ? unknownClash : await findClashes();
  const offersFree = actAt !== undefined;
  const answer = await new Promise<Answer>((answer) =>
    useQuestion.setState({ question: { words, refuseLabel, clash, offersFree, answer } }),
  );
  if (answer === true) await act(true);
  if (typeof answer === 'object') await actAt?.(answer.startAt);
  return answer !== false;
}

/** Stands once in the window and asks what `unlessTaken` has to ask. */
export function OverlapQuestion(): ReactNode {
  const question = useQuestion((state) => state.question);
  const timeZone = usePracticeTimeZone();
  const { clashes, free } = question?.clash ?? unknownClash;

  function answer(answer: Answer): void {
    useQuestion.setState({ question: null });
    question?.answer(answer);
  }

  return (
    <SmallDialog
      isOpen={question !== null}
      onClose={() => answer(false)}
      title={clashTitle(clashes)}
      zIndex={330}
    >
      <Text size="sm">{question?.words}</Text>
      {clashes.length > 0 && (
        <ul>
          {clashes.map((one) => {
            const words = clashWords(one, timeZone);
            return <li key={words}>{words}</li>;
          })}
        </ul>
      )}
      {question?.offersFree === true && (
        <Group gap="xs" mt="md">
          <FreeButtons
            free={free}
            wantedAt={0}
            timeZone={timeZone}
            onTake={(startAt) => answer({ startAt })}
          />
        </Group>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button onClick={() => answer(true)}>{t('booking:dialog.bookAnyway')}</Button>
        <Button variant="filled" data-autofocus onClick={() => answer(false)}>
          {question?.refuseLabel}
        </Button>
      </Group>
    </SmallDialog>
  );
}
