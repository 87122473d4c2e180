import { memo } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../../store/settings-store.ts';
import { formatDay } from '../../ui/format.ts';
import { zoneName } from '../../ui/zone-name.ts';
import { otherTimes } from '../second-zone.ts';
import type { OtherTime } from '../second-zone.ts';
import { useShownDays } from '../use-shown-days.ts';
import { useViewPreferences } from '../view-preferences.ts';
import styles from './hours-axis.module.css';

const hours = Array.from({ length: 24 }, (_none, hour) => `${String(hour).padStart(2, '0')}:00`);

/** The lines of the hours across all days, with what the clock shows at each: that of the practice, and of a second zone. */
export const HoursAxis = memo(function HoursAxis(): ReactNode {
  const timeZone = usePracticeTimeZone();
  const secondZone = useViewPreferences((state) => state.secondZone);
  return (
    <div className={styles['axis']}>
      {hours.map((clock) => (
        <div key={clock} className={styles['hour']}>
          <span className={styles['clock']}>
            {secondZone === null ? clock : <BothClocks {...{ clock, timeZone, secondZone }} />}
          </span>
        </div>
      ))}
    </div>
  );
});

type Clocks = { clock: string; timeZone: string; secondZone: string };

function BothClocks({ clock, timeZone, secondZone }: Clocks): ReactNode {
  const { days } = useShownDays();
  const others = otherTimes(days, clock, timeZone, secondZone);
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

/** What stands above the hours: whose hours they are, where there are two kinds. */
export function ZonesLabel(): ReactNode {
  const timeZone = usePracticeTimeZone();
  const secondZone = useViewPreferences((state) => state.secondZone);
  if (secondZone === null) return null;
  return (
    <span className={`${styles['both']} ${styles['zones']}`}>
      {[secondZone, timeZone].map((zone) => (
        <span key={zone} className={styles['zone']} title={zone}>
          {zoneName(zone)}
        </span>
      ))}
    </span>
  );
}
