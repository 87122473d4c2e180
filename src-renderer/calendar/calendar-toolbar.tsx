import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Tooltip } from '@mantine/core';
import { CalendarSearch, ChevronLeft, ChevronRight, Globe } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { PrintMenu } from '../print/print-menu.tsx';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { laptopTimeZone, useNow } from '../ui/clock.ts';
import { zoneName } from '../ui/zone-name.ts';
import { calendarTitle } from './calendar-title.ts';
import styles from './calendar-toolbar.module.css';
import { MiniMonth } from './mini-month.tsx';
import { askForDay, usePosition } from './position-store.ts';
import type { CalendarView } from './position-store.ts';

type Props = {
  onToday: () => void;
  onEarlier: () => void;
  onLater: () => void;
  onView: (view: CalendarView) => void;
};

/** Says which days are shown and goes to others. */
export function CalendarToolbar({ onToday, onEarlier, onLater, onView }: Props): ReactNode {
  const { view, firstDay, endDay, showsCancelled } = usePosition();
  const unit = view === 'timeGridWeek' ? 'week' : 'day';
  return (
    <div className={styles['toolbar']}>
      <Button onClick={onToday}>Today</Button>
      <div className={styles['arrows']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Previous ${unit}`}
          onClick={onEarlier}
        >
          <ChevronLeft size={19} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={`Next ${unit}`} onClick={onLater}>
          <ChevronRight size={19} />
        </ActionIcon>
      </div>
      <h1 className={styles['title']} aria-live="polite">
        {firstDay !== null && endDay !== null && calendarTitle(firstDay, endDay)}
      </h1>
      <MonthButton />
      <span className={styles['gap']} />
      <ElsewhereNote />
      <Checkbox
        size="xs"
        label="Show cancelled"
        checked={showsCancelled}
        onChange={(event) => usePosition.setState({ showsCancelled: event.currentTarget.checked })}
      />
      <PrintMenu kind={unit} />
      <SegmentedControl
        size="xs"
        aria-label="Days shown"
        value={view}
        onChange={(value) => onView(value === 'timeGridDay' ? 'timeGridDay' : 'timeGridWeek')}
        data={[
          { value: 'timeGridWeek', label: 'Week' },
          { value: 'timeGridDay', label: 'Day' },
        ]}
      />
    </div>
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
          aria-label="Choose a day"
          className={styles['month']}
          onClick={() => setOpen(!isOpen)}
        >
          <CalendarSearch size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Choose a day">
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
    <Tooltip label={`This laptop is set to ${zoneName(laptop)}`}>
      <span className={styles['zone']}>
        <Globe size={14} aria-hidden="true" /> Times are those of the practice, {practice}
        <span className="spoken-only">; this laptop is set to {zoneName(laptop)}</span>
      </span>
    </Tooltip>
  );
}
