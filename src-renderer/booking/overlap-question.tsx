import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { create } from 'zustand';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import { failureOf } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { formatWhen } from '../ui/format.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';

type Attempt = {
  /** Does it; with `true` also when the time is taken. */
  act: (bookAnyway: boolean) => Promise<void>;
  /** What would happen, in a sentence. */
  words: string;
  /** What not doing it is called. */
  refuseLabel: string;
  /** Looks up what is there already, to be shown. */
  findTaken?: () => Promise<BookingView[]>;
};
type Question = Pick<Attempt, 'words' | 'refuseLabel'> & {
  taken: BookingView[];
  answer: (isYes: boolean) => void;
};

const useQuestion = create<{ question: Question | null }>(() => ({ question: null }));

/**
 * Does something that an overlap may forbid, and asks the person when it does. Tells whether it was
 * done; any other failure is thrown.
 */
export async function unlessTaken({
  act,
  words,
  refuseLabel,
  findTaken,
}: Attempt): Promise<boolean> {
  try {
    await act(false);
    return true;
  } catch (error) {
    if (failureOf(error).code !== 'overlap') throw error;
  }
  const taken = findTaken === undefined ? [] : await findTaken();
  const isYes = await new Promise<boolean>((answer) =>
    useQuestion.setState({ question: { words, refuseLabel, taken, answer } }),
  );
  if (isYes) await act(true);
  return isYes;
}

/** Stands once in the window and asks what `unlessTaken` has to ask. */
export function OverlapQuestion(): ReactNode {
  const question = useQuestion((state) => state.question);
  const timeZone = usePracticeTimeZone();

  function answer(isYes: boolean): void {
    useQuestion.setState({ question: null });
    question?.answer(isYes);
  }

  return (
    <SmallDialog
      isOpen={question !== null}
      onClose={() => answer(false)}
      title="This time is taken"
      zIndex={330}
    >
      <Text size="sm">{question?.words}</Text>
      {question !== null && question.taken.length > 0 && (
        <ul>
          {question.taken.map((other) => (
            <li key={other.id}>
              {other.displayTitle}, {formatWhen(other.when, timeZone)}
            </li>
          ))}
        </ul>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button onClick={() => answer(true)}>Book anyway</Button>
        <Button variant="filled" data-autofocus onClick={() => answer(false)}>
          {question?.refuseLabel}
        </Button>
      </Group>
    </SmallDialog>
  );
}
