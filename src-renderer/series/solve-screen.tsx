import { Button, Checkbox, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { SeriesAct, SeriesPlan } from '../../src-shared/domain/series.ts';
import { ask, failureOf } from '../bridge.ts';
import type { RequestFailure } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { wordsFor } from '../ui/failure-words.ts';
import { Notice } from '../ui/notice.tsx';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './series.module.css';
import { useSeriesQuestions } from './series-questions.ts';
import { occurrenceName, SolveRow } from './solve-row.tsx';
import type { Said } from './solve-row.tsx';
import { t } from '../../src-shared/words/words.ts';

/** Asks what `solveSeries` has to ask: every date of a series, with what shall become of those that can't be as they are. */
export function SolveScreen(): ReactNode {
  const question = useSeriesQuestions((state) => state.solve);
  return (
    <SmallDialog
      isOpen={question !== null}
      onClose={() => question?.answer(null)}
      title={question?.title ?? ''}
      zIndex={330}
      size="lg"
    >
      {question !== null && <Dates question={question} />}
    </SmallDialog>
  );
}

type Question = NonNullable<ReturnType<typeof useSeriesQuestions.getState>['solve']>;

function Dates({ question }: { question: Question }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const [act, setAct] = useState<SeriesAct>(question.act);
  const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map());
  const [plan, setPlan] = useState<SeriesPlan>(question.plan);
  const [ownChanges, setOwnChanges] = useState(question.plan.ownChanges);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [isTried, setTried] = useState(false);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    let isCurrent = true;
    ask('series.preview', { act, decisions: [...said.values()] })
      .then((found) => {
        if (!isCurrent) return;
        setPlan(found);
        setOwnChanges((last) => Math.max(last, found.ownChanges));
      })
      .catch((error: unknown) => {
        if (isCurrent) setFailure(failureOf(error));
      });
    return () => {
      isCurrent = false;
    };
  }, [act, said]);

  const open = plan.occurrences.filter(({ isSettled }) => !isSettled);
  const booked = plan.occurrences.filter(
    ({ when, isSettled }) => when !== null && isSettled,
  ).length;
  const [firstOpen] = open;

  function say(next: readonly Said[], takenBack: readonly string[] = []): void {
    setFailure(null);
    setSaid((last) => {
      const all = new Map(last);
      for (const recurrenceId of takenBack) all.delete(recurrenceId);
      for (const decision of next) all.set(decision.recurrenceId, decision);
      return all;
    });
  }

  function save(): void {
    if (open.length > 0) {
      setTried(true);
      list.current?.querySelector<HTMLElement>('[data-open="true"] button')?.focus();
      return;
    }
    const decisions = [...said.values()];
    ask('series.save', { act, decisions })
      .then(question.answer)
      .catch((error: unknown) => {
        setFailure(failureOf(error));
        setSaid((last) => new Map(last)); // looks once more at what is in the way
      });
  }

  const clashing = open.filter(({ trouble }) => trouble?.kind === 'clash');
  return (
    <div className={styles['solve']}>
      {failure !== null && (
        <Notice tone="trouble" title={wordsFor(failure).title} isAlert>
          <p>{wordsFor(failure).message}</p>
        </Notice>
      )}
      <p role="status" aria-label={t('series:solve.status')}>
        {open.length === 0
          ? t('series:solve.allDecided', { count: plan.occurrences.length })
          : t('series:solve.toDecide', { open: open.length, count: plan.occurrences.length })}
      </p>
      {act.kind === 'change' && ownChanges > 0 && (
        <Checkbox
          label={t('series:solve.ownChanges', { count: ownChanges })}
          checked={act.edit.overOwnChanges}
          onChange={(event) => {
            const overOwnChanges = event.currentTarget.checked;
            setAct({ ...act, edit: { ...act.edit, overOwnChanges } });
          }}
        />
      )}
      {clashing.length > 1 && (
        <Group gap="xs">
          <Button
            onClick={() => say(clashing.map(({ recurrenceId }) => ({ do: 'skip', recurrenceId })))}
          >
            {t('series:solve.skipAll', { number: clashing.length })}
          </Button>
          <Button
            onClick={() => say(clashing.map(({ recurrenceId }) => ({ do: 'book', recurrenceId })))}
          >
            {t('series:solve.bookAll', { number: clashing.length })}
          </Button>
        </Group>
      )}
      <ul className={styles['dates']} aria-label={t('series:solve.dates')} ref={list}>
        {plan.occurrences.map((occurrence) => (
          <SolveRow
            key={occurrence.recurrenceId}
            occurrence={occurrence}
            timeZone={timeZone}
            onSay={(decision) => say([decision])}
            onTakeBack={() => say([], [occurrence.recurrenceId])}
          />
        ))}
      </ul>
      <Group justify="flex-end" gap="xs">
        {isTried && firstOpen !== undefined && (
          <p role="alert" className={styles['stillOpen']}>
            {t('series:solve.stillOpen', {
              count: open.length,
              when: occurrenceName(firstOpen, timeZone),
            })}
          </p>
        )}
        <Button onClick={() => question.answer(null)}>{t('series:solve.back')}</Button>
        <Button variant={open.length === 0 ? 'filled' : 'default'} data-autofocus onClick={save}>
          {open.length === 0
            ? question.saveLabel(booked)
            : t('series:solve.decide', { count: open.length })}
        </Button>
      </Group>
    </div>
  );
}
