import { ActionIcon, Button, Popover } from '@mantine/core';
import { CalendarSearch, ChevronLeft, ChevronRight, Globe } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { Segments } from '../ui/segments.tsx';
import { t } from '../../src-shared/words/words.ts';
import { PrintMenu } from '../print/print-menu.tsx';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { laptopTimeZone, useNow } from '../ui/clock.ts';
import { Hint } from '../ui/hint.tsx';
import { useIsPainted } from '../ui/is-drawn.ts';
import { zoneName } from '../ui/zone-name.ts';
import { viewTitle } from './calendar-title.ts';
import styles from './calendar-toolbar.module.css';
import { calendarViews } from './calendar-views.ts';
import { MiniMonth } from './mini-month.tsx';
import { askForDay, showView, stepView, usePosition } from './position-store.ts';
import { useAnchor, useShownDays } from './use-shown-days.ts';
import { ViewOptions } from './view-options.tsx';

/** Says which days are shown and goes to others. */
export function CalendarToolbar(): ReactNode {
  const isPainted = useIsPainted();
  return (
    <div className={styles['toolbar']}>
      <Button className={styles['today'] ?? ''} onClick={() => askForDay(null)}>
        {t('calendar:toolbar.today')}
      </Button>
      <Arrows />
      <ShownTitle />
      {isPainted && <MonthButton />}
      <span className={styles['gap']} />
      <ElsewhereNote />
      {isPainted && (
        <>
          <PrintButton />
          <ViewOptions />
        </>
      )}
      <ViewSwitch />
    </div>
  );
}

function Arrows(): ReactNode {
  const view = usePosition((state) => state.view);
  const timeZone = usePracticeTimeZone();
  return (
    <div className={styles['arrows']}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t(`calendar:earlier.${view}`)}
        onClick={() => stepView(-1, timeZone)}
      >
        <ChevronLeft size={19} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t(`calendar:later.${view}`)}
        onClick={() => stepView(1, timeZone)}
      >
        <ChevronRight size={19} />
      </ActionIcon>
    </div>
  );
}

function PrintButton(): ReactNode {
  const view = usePosition((state) => state.view);
  if (view === 'month' || view === 'agenda') return null;
  return <PrintMenu kind={view === 'day' ? 'day' : 'week'} />;
}

function ViewSwitch(): ReactNode {
  const view = usePosition((state) => state.view);
  const timeZone = usePracticeTimeZone();
  return (
    <div className={styles['views']}>
      <Segments
        label={t('calendar:views.label')}
        value={view}
        onChange={(value) => showView(value, timeZone)}
        choices={calendarViews.map((value) => ({ value, label: t(`calendar:views.${value}`) }))}
      />
    </div>
  );
}

function ShownTitle(): ReactNode {
  const view = usePosition((state) => state.view);
  const anchor = useAnchor();
  const days = useShownDays();
  const long = viewTitle(view, anchor, days);
  const short = viewTitle(view, anchor, days, 'short');
  return (
    <h1 className={styles['title']} aria-live="polite">
      {long === short ? (
        long
      ) : (
        <>
          <span className={styles['long']}>{long}</span>
          <span className={styles['short']}>{short}</span>
        </>
      )}
    </h1>
  );
}

/** The month to go to a day of, where the window is too small to have it always in sight. */
function MonthButton(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('calendar:toolbar.chooseDay')}
          className={styles['month']}
          onClick={() => setOpen(!isOpen)}
        >
          <CalendarSearch size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('calendar:toolbar.chooseDay')}>
        <MiniMonth
          onDay={(day) => {
            askForDay(day);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Says so when the laptop's clock is not the practice's: all times shown are the practice's. */
function ElsewhereNote(): ReactNode {
  const practice = usePracticeTimeZone();
  const laptop = laptopTimeZone();
  const now = useNow();
  if (wallTimeOf(now, practice) === wallTimeOf(now, laptop)) return null;
  return (
    <Hint label={t('calendar:toolbar.laptopZone', { zone: zoneName(laptop) })}>
      <span className={styles['zone']}>
        <Globe size={14} aria-hidden="true" />
        <span className={styles['zoneWords']}>
          {t('calendar:toolbar.elsewhere', { zone: practice })}
        </span>
        <span className="spoken-only">
          {t('calendar:toolbar.laptopZoneSpoken', { zone: zoneName(laptop) })}
        </span>
      </span>
    </Hint>
  );
}
