import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Decision, PlannedOccurrence } from '../../src-shared/domain/series.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import type { When } from '../../src-shared/domain/time.ts';
import { timeFieldsOf } from '../booking/form-values.ts';
import { whenOf } from '../booking/form-when.ts';
import { TimeField } from '../booking/time-field.tsx';
import { formatDay, formatHours, formatWhen } from '../ui/format.ts';
import { stateWords } from './repeat-words.ts';
import styles from './series.module.css';
import { t } from '../../src-shared/words/words.ts';

/** What the person says of one date. */
export type Said = z.input<typeof Decision>;

type Props = {
  occurrence: PlannedOccurrence;
  timeZone: string;
  onSay: (decision: Said) => void;
  onTakeBack: () => void;
};

/** One date of a series: when it is, how it stands, and what can be done about it. */
export function SolveRow({ occurrence, timeZone, onSay, onTakeBack }: Props): ReactNode {
  const [isMoving, setMoving] = useState(false);
  const { recurrenceId, when, trouble, decision, isSettled, before } = occurrence;
  const moveTo = (to: When, anyway = false) =>
    onSay({ do: 'move', recurrenceId, when: to, anyway });
  const isSkipped = decision?.do === 'skip';

  return (
    <li
      className={styles['date']}
      data-open={!isSettled}
      aria-label={occurrenceName(occurrence, timeZone)}
    >
      <span className={styles['when']} data-skipped={isSkipped}>
        <span>
          {formatDay(when === null ? recurrenceId.slice(0, 10) : dayOfTime(when, timeZone))}
        </span>{' '}
        <span>{when === null ? recurrenceId.slice(11) : formatHours(when, timeZone)}</span>
      </span>
      <span className={styles['state']} data-open={!isSettled}>
        {stateWords(occurrence, timeZone)}
      </span>
      <span className={styles['acts']}>
        {trouble?.kind === 'twice' && when === null && (
          <>
            <Button size="compact-xs" onClick={() => moveTo(trouble.earlier)}>
              {t('series:solve.first')}
            </Button>
            <Button size="compact-xs" onClick={() => moveTo(trouble.later)}>
              {t('series:solve.second')}
            </Button>
          </>
        )}
        {trouble?.kind === 'clash' && !isSettled && (
          <Button
            size="compact-xs"
            onClick={() =>
              when !== null && decision?.do === 'move'
                ? moveTo(when, true)
                : onSay({ do: 'book', recurrenceId })
            }
          >
            {t('series:solve.bookAnyway')}
          </Button>
        )}
        {before !== null && !isSettled && (
          <Button size="compact-xs" onClick={() => moveTo(before)}>
            {t('series:solve.keep', { hours: formatHours(before, timeZone) })}
          </Button>
        )}
        {!isSkipped && (
          <Button
            size="compact-xs"
            variant={isSettled ? 'subtle' : 'default'}
            onClick={() => onSay({ do: 'skip', recurrenceId })}
          >
            {before === null ? t('series:solve.skip') : t('series:solve.cancel')}
          </Button>
        )}
        {!isSkipped && !isMoving && (
          <Button
            size="compact-xs"
            variant={isSettled ? 'subtle' : 'default'}
            onClick={() => setMoving(true)}
          >
            {t('series:solve.move')}
          </Button>
        )}
        {decision !== null && (
          <Button size="compact-xs" variant="subtle" onClick={onTakeBack}>
            {t('series:solve.takeBack')}
          </Button>
        )}
      </span>
      {isMoving && (
        <MoveFields
          occurrence={occurrence}
          timeZone={timeZone}
          onMove={(to) => {
            setMoving(false);
            moveTo(to);
          }}
          onStop={() => setMoving(false)}
        />
      )}
    </li>
  );
}

function dayOfTime(when: When, timeZone: string): string {
  return when.allDay ? when.startDay : wallTimeOf(when.startAt, timeZone).slice(0, 10);
}

/** What a date of a series is called: when it is, or when it would be by the rule. */
export function occurrenceName(
  { when, recurrenceId }: Pick<PlannedOccurrence, 'when' | 'recurrenceId'>,
  timeZone: string,
): string {
  return when === null
    ? `${formatDay(recurrenceId.slice(0, 10))} ${recurrenceId.slice(11)}`
    : formatWhen(when, timeZone);
}

type MoveProps = {
  occurrence: PlannedOccurrence;
  timeZone: string;
  onMove: (when: When) => void;
  onStop: () => void;
};

function MoveFields({ occurrence, timeZone, onMove, onStop }: MoveProps): ReactNode {
  const { when, trouble, recurrenceId } = occurrence;
  const known = when ?? (trouble?.kind === 'twice' ? trouble.earlier : null);
  const fields = known === null ? null : timeFieldsOf(known, timeZone);
  const [date, setDate] = useState(fields?.date ?? recurrenceId.slice(0, 10));
  const [startTime, setStartTime] = useState(fields?.startTime ?? recurrenceId.slice(11));
  const minutes = fields?.minutes ?? occurrence.lengthMinutes;
  const meant = whenOf({ allDay: false, date, startTime, which: null, minutes, days: 1 }, timeZone);
  const problem =
    meant.kind === 'twice'
      ? t('series:move.twice')
      : meant.kind === 'wrong'
        ? meant.message
        : undefined;

  function move(): void {
    if (meant.kind === 'clear') onMove(meant.when);
  }

  return (
    <form
      className={styles['move']}
      noValidate
      aria-label={t('series:move.form')}
      onSubmit={(event) => {
        event.preventDefault();
        move();
      }}
    >
      <TextInput
        label={t('series:move.date')}
        type="date"
        autoFocus
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TimeField
        label={t('series:move.startTime')}
        value={startTime}
        error={problem}
        isReadOnly={false}
        hasAutoFocus={false}
        onChange={setStartTime}
      />
      <Button variant="filled" size="sm" type="submit" disabled={meant.kind !== 'clear'}>
        {t('series:move.move')}
      </Button>
      <Button size="sm" onClick={onStop}>
        {t('series:move.leave')}
      </Button>
    </form>
  );
}
