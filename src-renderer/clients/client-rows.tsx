import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ClientRow } from '../../src-shared/domain/client.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatDay } from '../ui/format.ts';
import styles from './client-rows.module.css';
import type { ClientList } from './use-client-list.ts';
import { useRowKeys } from './use-row-keys.ts';

const rowHeight = 40;
/** Rows drawn above and below those in sight, so that scrolling never shows a gap. */
const beyondSight = 12;

type Props = {
  list: ClientList;
  onOpen: (id: string) => void;
  /** The person goes up from the first of them. */
  onLeave: () => void;
};

/** The list of clients, however long: only what is in sight is drawn. The arrow keys go from one to the next. */
export function ClientRows({ list, onOpen, onLeave }: Props): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled, and its functions stay in here
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: beyondSight,
  });
  const keys = useRowKeys({
    total: list.total,
    list: scroller,
    show: (index) => virtual.scrollToIndex(index),
    onLeave,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items.at(0)?.index ?? 0, items.at(-1)?.index ?? 0];
  // Where the keys are at has scrolled out of sight, the Tab key goes to the first that is drawn.
  const reached = first <= keys.at && keys.at <= last ? keys.at : first;
  const { show } = list;
  useEffect(() => show(first, last), [show, first, last]);

  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul
        className={styles['rows']}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('clients:list.label')}
      >
        {items.map((item) => (
          <li
            key={item.key}
            className={styles['row']}
            style={{ transform: `translateY(${item.start}px)` }}
            aria-setsize={list.total}
            aria-posinset={item.index + 1}
            data-archived={list.rowAt(item.index)?.archived}
          >
            <Line
              row={list.rowAt(item.index)}
              index={item.index}
              isReached={item.index === reached}
              onOpen={onOpen}
              onKeyDown={keys.onKeyDown}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

type LineProps = {
  row: ClientRow | undefined;
  index: number;
  isReached: boolean;
  onOpen: (id: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

function Line({ row, index, isReached, onOpen, onKeyDown }: LineProps): ReactNode {
  const timeZone = usePracticeTimeZone();
  const year = dayOf(useNow(), timeZone).slice(0, 4);
  if (row === undefined) return null;
  const day = (instant: number) => formatDay(dayOf(instant, timeZone), year);
  const visit =
    row.nextAt !== null
      ? t('clients:list.next', { day: day(row.nextAt) })
      : row.lastAt !== null
        ? t('clients:list.last', { day: day(row.lastAt) })
        : '';
  return (
    <>
      <button
        type="button"
        className={styles['open']}
        data-row={index}
        tabIndex={isReached ? 0 : -1}
        onClick={() => onOpen(row.id)}
        onKeyDown={onKeyDown}
      >
        {row.name}
      </button>
      <span className={styles['tags']}>
        {row.tags.slice(0, 2).map((tag) => (
          <span key={tag} className={styles['tag']}>
            {tag}
          </span>
        ))}
        {row.tags.length > 2 && (
          <span>{t('clients:list.moreTags', { number: row.tags.length - 2 })}</span>
        )}
      </span>
      <span className={`${styles['fact'] ?? ''} ${styles['phone'] ?? ''}`}>{row.phone}</span>
      <span className={styles['fact']}>{row.email}</span>
      <span className={styles['visit']}>{row.archived ? t('clients:list.archived') : visit}</span>
    </>
  );
}
