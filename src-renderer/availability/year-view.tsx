import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import type { Day } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { useSettings } from '../store/settings-store.ts';
import { dayByKey, markOf, monthsOfYear, rangeBetween, type DayRange } from './year-days.ts';
import { YearMonth } from './year-month.tsx';
import styles from './year-view.module.css';

type Props = {
  rules: OpeningRules;
  today: Day;
  /** Days that a dialog is open about: they stay marked. */
  shown: DayRange | null;
  onChoose: (days: DayRange) => void;
};

/** The days from where choosing began to where it is now. */
type Chosen = { from: Day; to: Day };

/** A year of twelve small months with all that is off in it. Dragging over days, or Shift and the arrows, chooses them. */
export function YearView({ rules, today, shown, onChoose }: Props): ReactNode {
  const weekStartsOn = useSettings((state) => state.settings.weekStartsOn);
  const grid = useRef<HTMLDivElement>(null);
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const [keyDay, setKeyDay] = useState(today);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isDragging, setDragging] = useState(false);
  const months = useMemo(() => monthsOfYear(year, weekStartsOn), [year, weekStartsOn]);
  const marks = useMemo(
    () =>
      new Map(
        months
          .flatMap(({ weeks }) => weeks.flat())
          .flatMap((day) => (day === null ? [] : [[day, markOf(rules, day)] as const])),
      ),
    [months, rules],
  );
  const range = chosen === null ? shown : rangeBetween(chosen.from, chosen.to);
  const isOfYear = keyDay.startsWith(`${year}-`);

  function goTo(day: Day): void {
    setYear(Number(day.slice(0, 4)));
    setKeyDay(day);
  }

  function leaf(years: number): void {
    setYear(year + years);
    setChosen(null);
  }

  function finish(days: Chosen): void {
    setChosen(null);
    onChoose(rangeBetween(days.from, days.to));
  }

  function press(event: PointerEvent): void {
    const day = dayOfTarget(event.target);
    if (day === null || event.button !== 0) return;
    setDragging(true);
    setKeyDay(day);
    setChosen({ from: day, to: day });
  }

  function pass(event: PointerEvent): void {
    const day = dayOfTarget(event.target);
    if (isDragging && chosen !== null && day !== null) setChosen({ ...chosen, to: day });
  }

  const release = useEffectEvent((isMeant: boolean) => {
    setDragging(false);
    if (isMeant && chosen !== null) finish(chosen);
    else setChosen(null);
  });
  useEffect(() => {
    if (!isDragging) return undefined;
    const end = new AbortController();
    const { signal } = end;
    window.addEventListener('pointerup', () => release(true), { signal });
    window.addEventListener('pointercancel', () => release(false), { signal });
    return () => end.abort();
  }, [isDragging]);

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = dayByKey(keyDay, event.key, weekStartsOn);
    if (next !== null) {
      setChosen(event.shiftKey ? { from: chosen?.from ?? keyDay, to: next } : null);
      goTo(next);
      wantsFocus.current = true;
    } else if (event.key === 'Enter' || event.key === ' ') {
      finish(chosen ?? { from: keyDay, to: keyDay });
    } else if (event.key === 'Escape' && chosen !== null) {
      setDragging(false);
      setChosen(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The day may be of another year, which has to be drawn first.
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${keyDay}"]`)?.focus();
  }, [keyDay]);

  return (
    <div className={styles['frame']}>
      <div className={styles['head']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t('availability:year.previous')}
          onClick={() => leaf(-1)}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </ActionIcon>
        <strong aria-live="polite">{year}</strong>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t('availability:year.next')}
          onClick={() => leaf(1)}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </ActionIcon>
        <Legend />
      </div>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        className={styles['months']}
        aria-label={t('availability:year.label', { year })}
        aria-multiselectable="true"
        aria-describedby="year-keys"
        data-year={year}
        onPointerDown={press}
        onPointerOver={pass}
        onKeyDown={onKey}
      >
        {months.map((month) => {
          const [from, to] = partIn(range, month.firstDay);
          const isOfMonth = keyDay.slice(0, 7) === month.firstDay.slice(0, 7);
          return (
            <YearMonth
              key={month.firstDay}
              month={month}
              marks={marks}
              today={today}
              chosenFrom={from}
              chosenTo={to}
              keyDay={
                isOfMonth ? keyDay : !isOfYear && isJanuary(month.firstDay) ? month.firstDay : null
              }
            />
          );
        })}
      </div>
      <p id="year-keys" className={styles['hint']}>
        {t('availability:year.hint')}
      </p>
    </div>
  );
}

function Legend(): ReactNode {
  return (
    <span className={styles['legend']} aria-hidden="true">
      {(['off', 'holiday', 'special', 'closed', 'today'] as const).map((kind) => (
        <span key={kind}>
          <span className={styles['sample']} data-kind={kind}>
            1
          </span>{' '}
          {t(`availability:year.kind.${kind}`)}
        </span>
      ))}
    </span>
  );
}

function isJanuary(day: Day): boolean {
  return day.slice(5, 7) === '01';
}

function dayOfTarget(target: EventTarget): Day | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-day]') : null;
  return cell?.dataset['day'] ?? null;
}

/** The part of some days that lies in a month. */
function partIn(range: DayRange | null, month: Day): [Day | null, Day | null] {
  const [first, last] = [month, `${month.slice(0, 7)}-31`];
  if (range === null || range.lastDay < first || last < range.firstDay) return [null, null];
  return [
    range.firstDay < first ? first : range.firstDay,
    last < range.lastDay ? last : range.lastDay,
  ];
}
