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
import { MiniMonth } from '../calendar/mini-month.tsx';
import { askForDay } from '../calendar/position-store.ts';
import { useSync } from '../store/sync-store.ts';
import styles from './rail.module.css';
import { goTo, type PageName } from './route.ts';

const entries: { page: PageName; label: string; Shape: LucideIcon }[] = [
  { page: 'calendar', label: 'Calendar', Shape: CalendarDays },
  { page: 'today', label: 'Today', Shape: Sun },
  { page: 'clients', label: 'Clients', Shape: Users },
  { page: 'services', label: 'Services', Shape: Tags },
  { page: 'availability', label: 'Availability', Shape: Clock },
  { page: 'money', label: 'Money', Shape: Coins },
  { page: 'sync', label: 'Sync', Shape: RefreshCw },
  { page: 'settings', label: 'Settings', Shape: Settings },
];

/** The ways to the other pages, always in the same place. */
export function Rail({ current }: { current: PageName }): ReactNode {
  const decisions = useSync((state) => state.summary?.needsDecision ?? 0);
  return (
    <nav className={styles['rail']} aria-label="Main">
      {entries.map(({ page, label, Shape }) => {
        const hasBadge = page === 'sync' && decisions > 0;
        return (
          <a
            key={page}
            href={`#/${page}`}
            className={styles['entry']}
            aria-current={page === current ? 'page' : undefined}
            aria-describedby={hasBadge ? 'decisions-badge' : undefined}
          >
            <Shape size={18} strokeWidth={1.8} aria-hidden="true" />
            <span>{label}</span>
            {hasBadge && (
              <span className={styles['badge']} aria-hidden="true">
                {decisions}
              </span>
            )}
          </a>
        );
      })}
      <span className={styles['gap']} />
      <div className={styles['month']}>
        <MiniMonth
          onDay={(day) => {
            askForDay(day);
            goTo('calendar');
          }}
        />
      </div>
      <span id="decisions-badge" className="spoken-only">
        {decisions} to decide
      </span>
    </nav>
  );
}
