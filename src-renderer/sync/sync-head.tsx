import { Check, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SyncSummary } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { type PillTone, pillWords } from '../frame/pill-words.ts';
import { useStart } from '../store/start-store.ts';
import { useNow } from '../ui/clock.ts';
import { headWords } from './head-words.ts';
import { useSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

const shapes: Record<PillTone, LucideIcon> = {
  calm: Check,
  busy: RefreshCw,
  away: CloudOff,
  attention: TriangleAlert,
};

/** How book and calendar stand to each other, in words, with ways to what is to be done about it. */
export function SyncHead({
  summary,
  timeZone,
}: {
  summary: SyncSummary;
  timeZone: string;
}): ReactNode {
  const now = useNow();
  const brakes = useSyncDetails((state) => state.brakes);
  const clashes = useSyncDetails((state) => state.clashes.length);
  const hasSample = useStart((store) => store.state?.hasSample ?? false);
  const { headline, rest, todo } = headWords(summary, now, timeZone, { brakes, clashes });
  const { tone } = pillWords(summary, now, timeZone);
  const Shape = shapes[tone];
  return (
    <div className={styles['head']} data-tone={tone}>
      <span className={styles['sign']}>
        <Shape size={19} aria-hidden="true" />
      </span>
      <div>
        <p className={styles['headline']}>{headline}</p>
        {rest.length > 0 && <p className={styles['soft']}>{rest.join(' ')}</p>}
        {hasSample && <p className={styles['soft']}>{t('sync:head.sample')}</p>}
        {todo.length > 0 && (
          <ul className={styles['todo']}>
            {todo.map(({ section, words }) => (
              <li key={words}>
                <button type="button" onClick={() => showSection(section)}>
                  {words}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function showSection(name: string): void {
  const head = document.querySelector<HTMLElement>(`#section-${name}`);
  if (head === null) return;
  (head.closest('section') ?? head).scrollIntoView({ block: 'start' });
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
}
