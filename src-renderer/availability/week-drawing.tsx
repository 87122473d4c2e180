import type { ReactNode } from 'react';
import { weekdayWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { useSettings } from '../store/settings-store.ts';
import { formatMinutes } from '../ui/format.ts';
import styles from './availability.module.css';
import type { DraftWindow } from './week-draft.ts';
import { weekPicture } from './week-picture.ts';

/** The week as it will be while its hours are edited; for the eye only, the fields beside it say it all. */
export function WeekDrawing({ draft }: { draft: readonly DraftWindow[] }): ReactNode {
  const weekStartsOn = useSettings((state) => state.settings.weekStartsOn);
  const { fromHour, toHour, days, minutes } = weekPicture(draft, weekStartsOn);
  const [first, last] = [fromHour * 60, toHour * 60];
  const share = (length: number) => `${(length / (last - first)) * 100}%`;
  const hours = Array.from({ length: toHour - fromHour }, (_, index) => fromHour + index);
  const lines = hours.filter((hour) => hour % 2 === 0);
  return (
    <aside className={styles['drawing']}>
      <div aria-hidden="true" className={styles['picture']} data-empty={draft.length === 0}>
        <span />
        {days.map(({ weekday }) => (
          <span key={weekday} className={styles['pictureDay']}>
            {weekdayWords(weekday)}
          </span>
        ))}
        <div className={styles['pictureHours']}>
          {[...lines, toHour].map((hour) => (
            <span key={hour} style={{ top: share(hour * 60 - first) }}>
              {hour}
            </span>
          ))}
        </div>
        {days.map(({ weekday, blocks }) => (
          <div key={weekday} className={styles['pictureColumn']}>
            {lines.map((hour) => (
              <i key={hour} style={{ top: share(hour * 60 - first) }} />
            ))}
            {blocks.map(({ key, from, to, isLimited, isWrong }) => (
              <b
                key={key}
                data-limited={isLimited}
                data-wrong={isWrong}
                style={{ top: share(from - first), height: share(to - from) }}
              />
            ))}
          </div>
        ))}
      </div>
      {minutes > 0 && (
        <p className={styles['soft']}>
          {t('availability:week.total', { length: formatMinutes(minutes) })}
        </p>
      )}
    </aside>
  );
}
