import { Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ComingBookings, ZonePreview } from '../../src-shared/domain/zone-change.ts';
import { ask } from '../bridge.ts';
import { changeTimeZone } from '../store/settings-store.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { count, formatDay } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { zoneName } from '../ui/zone-name.ts';
import styles from './settings.module.css';

/** "3 bookings and 1 opening", without what there is none of. */
function comingWords({ coming, openings }: ZonePreview): string {
  return [
    ...(coming > 0 ? [count(coming, 'booking')] : []),
    ...(openings > 0 ? [count(openings, 'opening')] : []),
  ].join(' and ');
}

type Props = { from: string; to: string; onClose: () => void };

/** Asks what coming bookings and openings shall keep when the practice moves to another zone; with none coming it just moves. */
export function ZoneQuestion({ from, to, onClose }: Props): ReactNode {
  const [preview, setPreview] = useState<ZonePreview | null>(null);
  const [coming, setComing] = useState<ComingBookings | null>(null);

  function move(kept: ComingBookings): void {
    changeTimeZone(to, kept)
      .then(() => {
        onClose();
        tell('Time zone changed', { message: `The practice works in ${zoneName(to)} time` });
      })
      .catch(tellFailure);
  }

  useEffect(() => {
    ask('settings.previewTimeZone', { timeZone: to })
      .then((found) => (found.coming + found.openings === 0 ? move('instant') : setPreview(found)))
      .catch(tellFailure);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it is asked
  }, []);

  if (preview === null) return null;
  const isUnclear = preview.unclear.length > 0;
  return (
    <ConfirmDialog
      isOpen
      title={`Move the practice to ${zoneName(to)} time?`}
      confirmLabel="Change time zone"
      keepLabel="Leave it"
      isBusy={coming === null}
      onConfirm={() => coming !== null && move(coming)}
      onClose={onClose}
    >
      <Radio.Group
        label={`${comingWords(preview)} to come in ${zoneName(from)} time`}
        value={coming}
        onChange={(value) => setComing(value === 'clock' ? 'clock' : 'instant')}
      >
        <div className={styles['radios']}>
          <Radio
            size="sm"
            value="clock"
            disabled={isUnclear}
            label="Keep their hour"
            description={`The practice moves: what is at 09:00 stays at 09:00, in ${zoneName(to)}.`}
          />
          <Radio
            size="sm"
            value="instant"
            label="Keep their moment"
            description={`They take place when they would have; the hour is shown in ${zoneName(to)} time.`}
          />
        </div>
      </Radio.Group>
      {isUnclear && (
        <div className={styles['stack']}>
          <p className={styles['soft']}>
            Their hour can’t be kept as long as these have one that the clocks in {zoneName(to)}{' '}
            skip or repeat on their day. Move them first.
          </p>
          <ul>
            {preview.unclear.map(({ id, title, start, kind }) => (
              <li key={id}>
                {title}, {formatDay(start.slice(0, 10))} {start.slice(11)},{' '}
                {kind === 'gap' ? 'skipped' : 'comes twice'}
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmDialog>
  );
}
