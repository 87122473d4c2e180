import {
  CalendarDays,
  RefreshCw,
  Settings,
  Sun,
  Tags,
  Users,
  type LucideIcon,
  Coins,
  Clock,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { MiniMonth } from '../calendar/mini-month.tsx';
import { askForDay } from '../calendar/position-store.ts';
import { useSync } from '../store/sync-store.ts';
import { useIsPainted } from '../ui/is-drawn.ts';
import { attentionOf } from './pill-words.ts';
import styles from './rail.module.css';
import { goTo, type PageName, type RailPage } from './route.ts';

const entries: { page: RailPage; Shape: LucideIcon }[] = [
  { page: 'calendar', Shape: CalendarDays },
  { page: 'today', Shape: Sun },
  { page: 'clients', Shape: Users },
  { page: 'services', Shape: Tags },
  { page: 'availability', Shape: Clock },
  { page: 'money', Shape: Coins },
  { page: 'sync', Shape: RefreshCw },
  { page: 'settings', Shape: Settings },
];

/** The ways to the other pages, always in the same place. */
export function Rail({ current }: { current: PageName }): ReactNode {
  const isPainted = useIsPainted();
  const attention = useSync(({ summary }) => (summary === null ? 0 : attentionOf(summary)));
  return (
    <nav className={styles['rail']} aria-label={t('frame:rail')}>
      {entries.map(({ page, Shape }) => {
        const hasBadge = page === 'sync' && attention > 0;
        return (
          <a
            key={page}
            href={`#/${page}`}
            className={styles['entry']}
            aria-current={page === current ? 'page' : undefined}
            aria-describedby={hasBadge ? 'attention-badge' : undefined}
          >
            <Shape size={18} strokeWidth={1.8} aria-hidden="true" />
            <span>{t(`frame:page.${page}`)}</span>
            {hasBadge && (
              <span className={styles['badge']} aria-hidden="true">
                {attention}
              </span>
            )}
          </a>
        );
      })}
      <span className={styles['gap']} />
      <div className={styles['month']}>
        {isPainted && (
          <MiniMonth
            onDay={(day) => {
              askForDay(day);
              goTo('calendar');
            }}
          />
        )}
      </div>
      <span id="attention-badge" className="spoken-only">
        {t('frame:pill.needAttention', { count: attention })}
      </span>
    </nav>
  );
}
