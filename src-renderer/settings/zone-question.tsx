import { Radio } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ComingBookings, ZonePreview } from '../../src-shared/domain/zone-change.ts';
import { listWords } from '../../src-shared/words/date-words.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { changeTimeZone } from '../store/settings-store.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { formatDay } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { zoneName } from '../ui/zone-name.ts';
import styles from './settings.module.css';

/** "3 bookings and 1 opening", without what there is none of. */
function comingWords({ coming, openings }: ZonePreview): string {
  return listWords([
    ...(coming > 0 ? [t('settings:zoneChange.bookings', { count: coming })] : []),
    ...(openings > 0 ? [t('settings:zoneChange.openings', { count: openings })] : []),
  ]);
}

type Props = { from: string; to: string; onClose: () => void };

/** Asks what coming bookings and openings shall keep when the practice moves to another zone; with none coming it just moves. */
export function ZoneQuestion({ from, to, onClose }: Props): ReactNode {
  const [preview, setPreview] = useState<ZonePreview | null>(null);
  const [coming, setComing] = useState<ComingBookings | null>(null);
  const zone = zoneName(to);

  function move(kept: ComingBookings): void {
    changeTimeZone(to, kept)
      .then(() => {
        onClose();
        tell(t('settings:zoneChange.done'), {
          message: t('settings:zoneChange.doneAbout', { zone }),
        });
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
      title={t('settings:zoneChange.title', { zone })}
      confirmLabel={t('settings:zoneChange.confirm')}
      keepLabel={t('settings:zoneChange.keep')}
      isBusy={coming === null}
      onConfirm={() => coming !== null && move(coming)}
      onClose={onClose}
    >
      <Radio.Group
        label={t('settings:zoneChange.toCome', {
          what: comingWords(preview),
          zone: zoneName(from),
        })}
        value={coming}
        onChange={(value) => setComing(value === 'clock' ? 'clock' : 'instant')}
      >
        <div className={styles['radios']}>
          <Radio
            value="clock"
            disabled={isUnclear}
            label={t('settings:zoneChange.clock')}
            description={t('settings:zoneChange.clockAbout', { zone })}
          />
          <Radio
            value="instant"
            label={t('settings:zoneChange.instant')}
            description={t('settings:zoneChange.instantAbout', { zone })}
          />
        </div>
      </Radio.Group>
      {isUnclear && (
        <div className={styles['stack']}>
          <p className={styles['soft']}>{t('settings:zoneChange.unclear', { zone })}</p>
          <ul>
            {preview.unclear.map(({ id, title, start, kind }) => (
              <li key={id}>
                {t(`settings:zoneChange.${kind === 'gap' ? 'skipped' : 'repeated'}`, {
                  title,
                  when: `${formatDay(start.slice(0, 10))} ${start.slice(11)}`,
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmDialog>
  );
}
