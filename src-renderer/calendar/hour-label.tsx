import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { daysFrom, formatDay } from '../ui/format.ts';
import { zoneName } from '../ui/zone-name.ts';
import styles from './hour-label.module.css';
import { otherTimes } from './second-zone.ts';
import type { OtherTime } from './second-zone.ts';
import { useShownDays } from './use-shown-days.ts';
import { useViewPreferences } from './view-preferences.ts';

/** What the calendar puts beside an hour. */
export function hourLabel({ text }: { text: string }): ReactNode {
  return <HourLabel clock={text.slice(0, 5)} />;
}

/** An hour of the practice, and what the clock of the second zone shows then. */
function HourLabel({ clock }: { clock: string }): ReactNode {
  const timeZone = usePracticeTimeZone();
  const secondZone = useViewPreferences((state) => state.secondZone);
  if (secondZone === null) return clock;
  return <BothClocks clock={clock} timeZone={timeZone} secondZone={secondZone} />;
}

type Clocks = { clock: string; timeZone: string; secondZone: string };

function BothClocks({ clock, timeZone, secondZone }: Clocks): ReactNode {
  const { firstDay, endDay } = useShownDays();
  const others = otherTimes(daysFrom(firstDay, endDay), clock, timeZone, secondZone);
  return (
    <span className={styles['both']}>
      <span className={styles['other']}>
        {others.map((other) => (
          <span key={other.fromDay} title={hintFor(other, secondZone)}>
            {other.time}
            {other.dayShift !== 0 && <sup>{other.dayShift > 0 ? '+1' : '−1'}</sup>}
          </span>
        ))}
      </span>
      <span>{clock}</span>
    </span>
  );
}

function hintFor({ time, fromDay }: OtherTime, secondZone: string): string {
  const zone = zoneName(secondZone);
  return t('calendar:options.otherTime', { zone, time, day: formatDay(fromDay) });
}

/** What the calendar puts above the hours: whose hours they are, where there are two kinds. */
export function zonesLabel(): ReactNode {
  return <ZonesLabel />;
}

function ZonesLabel(): ReactNode {
  const timeZone = usePracticeTimeZone();
  const secondZone = useViewPreferences((state) => state.secondZone);
  if (secondZone === null) return null;
  return (
    <span className={styles['both']}>
      {[secondZone, timeZone].map((zone) => (
        <span key={zone} className={styles['zone']} title={zone}>
          {zoneName(zone)}
        </span>
      ))}
    </span>
  );
}
