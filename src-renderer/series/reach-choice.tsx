import { Button, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './series.module.css';
import { useSeriesQuestions } from './series-questions.ts';
import type { Reach } from './series-questions.ts';
import { t } from '../../src-shared/words/words.ts';

const reaches = ['this', 'following', 'all'] as const;

type Props = { label: string; value: Reach; onChange: (reach: Reach) => void };

/** One occurrence, those from it on, or all. */
export function ReachChoice({ label, value, onChange }: Props): ReactNode {
  return (
    <Radio.Group
      label={label}
      description={t('series:reach.about')}
      value={value}
      onChange={(next) => onChange(reaches.find((reach) => reach === next) ?? 'this')}
    >
      <div className={styles['choices']}>
        {reaches.map((reach) => (
          <Radio key={reach} value={reach} label={t(`series:reach.${reach}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Asks what `askReach` has to ask. */
export function ReachQuestion(): ReactNode {
  const question = useSeriesQuestions((state) => state.scope);
  const [reach, setReach] = useState<Reach>('this');

  function answer(chosen: Reach | null): void {
    setReach('this');
    question?.answer(chosen);
  }

  return (
    <SmallDialog
      isOpen={question !== null}
      onClose={() => answer(null)}
      title={question?.title ?? ''}
      zIndex={330}
    >
      <ReachChoice label={t('series:reach.label')} value={reach} onChange={setReach} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button onClick={() => answer(null)}>{t('series:reach.back')}</Button>
        <Button variant="filled" data-autofocus onClick={() => answer(reach)}>
          {t('series:reach.save')}
        </Button>
      </Group>
    </SmallDialog>
  );
}
