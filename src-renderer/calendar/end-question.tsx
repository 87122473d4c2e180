import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { create } from 'zustand';
import type { When } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { formatMinutes, formatWhen } from '../ui/format.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import type { DroppedWhen } from './dropped-time.ts';

type Unclear = Extract<DroppedWhen, { kind: 'unclear-end' }>;
type Question = Unclear & { answer: (when: When | null) => void };

const useQuestion = create<{ question: Question | null }>(() => ({ question: null }));

/** Asks the person which end is meant on a night when the clocks change; null when none is. */
export async function askWhichEnd(unclear: Unclear): Promise<When | null> {
  return new Promise((answer) => useQuestion.setState({ question: { ...unclear, answer } }));
}

/** Stands once on the page and asks what `askWhichEnd` has to ask. */
export function EndQuestion(): ReactNode {
  const question = useQuestion((state) => state.question);
  const timeZone = usePracticeTimeZone();

  function answer(when: When | null): void {
    useQuestion.setState({ question: null });
    question?.answer(when);
  }

  return (
    <SmallDialog
      isOpen={question !== null}
      onClose={() => answer(null)}
      title={t('calendar:clocks.title')}
    >
      <Text size="sm">
        {question !== null &&
          t(question.isSkipped ? 'calendar:clocks.skipped' : 'calendar:clocks.twice', {
            time: question.end.slice(11),
          })}
      </Text>
      <Group justify="flex-end" gap="xs" mt="md">
        {question?.choices.map((when) => (
          <Button key={JSON.stringify(when)} onClick={() => answer(when)}>
            {choiceWords(when, timeZone)}
          </Button>
        ))}
        <Button variant="filled" data-autofocus onClick={() => answer(null)}>
          {t('calendar:clocks.leaveIt')}
        </Button>
      </Group>
    </SmallDialog>
  );
}

function choiceWords(when: When, timeZone: string): string {
  const words = formatWhen(when, timeZone);
  if (when.allDay) return words;
  const length = formatMinutes((when.endAt - when.startAt) / 60_000);
  return t('calendar:clocks.choice', { when: words, length });
}
