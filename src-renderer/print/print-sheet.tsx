import { getISOWeek, parseISO } from 'date-fns';
import { Fragment, useEffect, useEffectEvent } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { Day } from '../../src-shared/domain/time.ts';
import { dateWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatDay } from '../ui/format.ts';
import styles from './print-sheet.module.css';
import { fitOf } from './sheet-fit.ts';
import type { Fit } from './sheet-fit.ts';
import type { Entry, Placed, SheetContent, SheetDay } from './sheet-layout.ts';

type Props = {
  kind: 'day' | 'week';
  title: string;
  content: SheetContent;
  printedOn: Day;
  whenDrawn: () => void;
};

/** A day or a week on one sheet of A4, black on white. */
export function PrintSheet({ kind, title, content, printedOn, whenDrawn }: Props): ReactNode {
  const told = useEffectEvent(whenDrawn);
  useEffect(() => told(), []);
  const [first] = content.days;
  const hours = content.toHour - content.fromHour;
  const style = {
    '--columns': content.days.map((day) => (isLean(day) ? '0.62fr' : '1fr')).join(' '),
  } as CSSProperties;
  return (
    <main className={styles['sheet']} data-kind={kind} style={style}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        {first !== undefined && (
          <p>{t('print:sheet.week', { number: getISOWeek(parseISO(first.day)) })}</p>
        )}
      </header>
      <section className={styles['days']}>
        <HourNames fromHour={content.fromHour} hours={hours} />
        <div className={styles['columns']}>
          {content.days.map((day) => (
            <DayColumn key={day.day} day={day} content={content} kind={kind} />
          ))}
        </div>
        {kind === 'day' && <Ruled />}
      </section>
      <footer className={styles['foot']}>
        <span>Appointment Agent</span>
        <span>{t('print:sheet.asOf', { day: formatDay(printedOn, '') })}</span>
      </footer>
    </main>
  );
}

/** A day of the weekend with nothing in it needs less room. */
function isLean({ isWeekend, allDay, timed }: SheetDay): boolean {
  return isWeekend && allDay.length === 0 && timed.length === 0;
}

function HourNames({ fromHour, hours }: { fromHour: number; hours: number }): ReactNode {
  return (
    <div className={styles['hours']} aria-hidden="true">
      {Array.from({ length: hours }, (_, index) => (
        <span key={index} style={{ top: `${(index / hours) * 100}%` }}>
          {fromHour + index}
          <sup>00</sup>
        </span>
      ))}
    </div>
  );
}

type InSheet = { content: SheetContent; kind: Props['kind'] };

function DayColumn({ day, content, kind }: InSheet & { day: SheetDay }): ReactNode {
  return (
    <article className={styles['day']} aria-label={formatDay(day.day)}>
      <div className={styles['dayHead']}>
        {kind === 'week' && (
          <h2>
            <span>{dateWords(day.day, 'longWeekday')}</span>
            <b>{Number(day.day.slice(8))}</b>
          </h2>
        )}
        {day.allDay.map((entry) => (
          <p key={entry.key} className={styles['allDay']} data-kind={entry.kind}>
            {entry.name}
          </p>
        ))}
      </div>
      <div className={styles['grid']}>
        <Lines hours={content.toHour - content.fromHour} />
        {day.timed.map((entry) => (
          <TimedEntry key={entry.key} entry={entry} content={content} kind={kind} />
        ))}
      </div>
    </article>
  );
}

/** A line on each hour and a fainter one on each half; as boxes, since printers blur what is a background. */
function Lines({ hours }: { hours: number }): ReactNode {
  return Array.from({ length: hours }, (_, index) => (
    <div
      key={index}
      className={styles['hour']}
      style={{ top: `${(index / hours) * 100}%`, height: `${100 / hours}%` }}
    />
  ));
}

function TimedEntry({ entry, content, kind }: InSheet & { entry: Placed }): ReactNode {
  const [first, last] = [content.fromHour * 60, content.toHour * 60];
  const from = Math.max(entry.fromMinute, first);
  const to = Math.min(entry.toMinute, last);
  if (to <= from) return null;
  const share = (minutes: number) => `${(minutes / (last - first)) * 100}%`;
  const width = 100 / entry.lanes;
  const fit = fitOf(kind, to - from, content.toHour - content.fromHour);
  return (
    <div
      className={styles['entry']}
      data-kind={entry.kind}
      data-layout={fit.layout}
      style={{
        top: share(from - first),
        height: share(to - from),
        left: `${entry.lane * width}%`,
        width: `${width}%`,
      }}
    >
      <div className={styles['box']}>
        <p className={styles['words']} style={{ WebkitLineClamp: fit.lines }}>
          <Words entry={entry} layout={fit.layout} isWide={kind === 'day'} />
        </p>
      </div>
    </div>
  );
}

type WordsProps = { entry: Entry; layout: Fit['layout']; isWide: boolean };

function Words({ entry, layout, isWide }: WordsProps): ReactNode {
  const isWhole = layout === 'full' || isWide;
  return (
    <>
      <span className={styles['time']}>{isWhole ? entry.hours : entry.hours.slice(0, 5)}</span>
      {layout === 'full' ? <br /> : ' '}
      <span className={styles['name']}>{entry.name}</span>
      {layout === 'one-line' ? ' ' : <br />}
      <span className={styles['facts']}>{entry.facts}</span>
      {entry.notes.map((note) => (
        <Fragment key={note}>
          <br />
          <span className={styles['note']}>{note}</span>
        </Fragment>
      ))}
    </>
  );
}

const ruledLines = 31;

/** Room to write by hand beside the hours. */
function Ruled(): ReactNode {
  return (
    <aside className={styles['ruled']}>
      <h2>{t('print:sheet.notes')}</h2>
      <div>
        {Array.from({ length: ruledLines }, (_, index) => (
          <div key={index} />
        ))}
      </div>
    </aside>
  );
}
