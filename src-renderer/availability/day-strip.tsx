import type { ReactNode } from 'react';
import styles from './availability.module.css';

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const share = (minutes: number) => `${(minutes / (24 * 60)) * 100}%`;

/** A day from midnight to midnight with its open windows marked; for the eye only, the fields beside it say it all. */
export function DayStrip({
  windows,
}: {
  windows: readonly { from: string; to: string; isLimited: boolean }[];
}): ReactNode {
  return (
    <div className={styles['strip']} aria-hidden="true">
      {[6, 12, 18].map((hour) => (
        <span key={hour} className={styles['tick']} style={{ insetInlineStart: share(hour * 60) }}>
          {hour}
        </span>
      ))}
      {windows
        .filter(({ from, to }) => from !== '' && from < to)
        .map(({ from, to, isLimited }, index) => (
          <span
            key={index}
            className={styles['open']}
            data-limited={isLimited}
            style={{
              insetInlineStart: share(minutesOf(from)),
              width: share(minutesOf(to) - minutesOf(from)),
            }}
          />
        ))}
    </div>
  );
}
