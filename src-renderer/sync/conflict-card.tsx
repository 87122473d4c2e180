import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { differingFields } from '../../src-shared/domain/event-content.ts';
import type { ContentField } from '../../src-shared/domain/event-content.ts';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { unlessTaken } from '../booking/overlap-question.tsx';
import { ask } from '../bridge.ts';
import { keepSummary } from '../store/sync-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatAgo, formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { conflictStory } from './conflict-words.ts';
import type { Decision } from './decide-all.ts';
import { FieldChoices } from './field-choices.tsx';
import { refreshSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

type Props = { conflict: ConflictView; timeZone: string };

/** One question of the sync: what happened, and what the person can say to it. */
export function ConflictCard({ conflict, timeZone }: Props): ReactNode {
  const now = useNow();
  const titleId = `conflict-${conflict.id}`;
  const when = conflict.local?.when ?? conflict.remote?.when ?? null;
  const hasBooking = conflict.itemKind === 'booking' && conflict.kind !== 'orphan';
  return (
    <article className={styles['card']} aria-labelledby={titleId}>
      <header className={styles['cardHead']}>
        <h4 id={titleId}>{conflict.title}</h4>
        {when !== null && <span className={styles['soft']}>{formatWhen(when, timeZone)}</span>}
        <span className={styles['push']}>
          {t('sync:decisions.noticed', { when: formatAgo(conflict.at, now, timeZone) })}
        </span>
      </header>
      <p className={styles['story']}>{conflictStory(conflict, timeZone)}</p>
      <Choices conflict={conflict} timeZone={timeZone}>
        {hasBooking && (
          <Button
            variant="subtle"
            className={styles['open'] ?? ''}
            onClick={() => openBooking(conflict.itemId)}
          >
            {t('sync:openBooking')}
          </Button>
        )}
      </Choices>
    </article>
  );
}

function decide(conflict: ConflictView, decision: Decision, timeZone: string): void {
  const { remote } = conflict;
  unlessTaken({
    act: async (bookAnyway) => {
      keepSummary(await ask('sync.resolve', { conflictId: conflict.id, decision, bookAnyway }));
      await refreshSyncDetails();
    },
    words:
      remote === null
        ? t('sync:decisions.theTimeTaken')
        : t('sync:decisions.theirTimeTaken', { when: formatWhen(remote.when, timeZone) }),
    refuseLabel: t('sync:decisions.leaveIt'),
  }).catch(tellFailure);
}

function Choices({ conflict, timeZone, children }: Props & { children: ReactNode }): ReactNode {
  const choose = (decision: Decision) => decide(conflict, decision, timeZone);
  switch (conflict.kind) {
    case 'fields':
    case 'rule':
      return (
        <FieldChoices conflict={conflict} timeZone={timeZone} onDecide={choose}>
          {children}
        </FieldChoices>
      );
    case 'remote-delete':
      return (
        <div className={styles['actions']}>
          <Button onClick={() => choose({ decision: 'put-back' })}>
            {t('sync:decisions.putBack')}
          </Button>
          {conflict.tookPlace ? (
            <Button onClick={() => choose({ decision: 'dismiss' })}>
              {t('sync:decisions.leave')}
            </Button>
          ) : (
            <Button onClick={() => choose({ decision: 'cancel-booking' })}>
              {t('sync:decisions.cancelIt')}
            </Button>
          )}
          {children}
        </div>
      );
    case 'duplicate':
      return (
        <div className={styles['actions']}>
          <Button onClick={() => choose({ decision: 'dismiss' })}>
            {t('sync:decisions.dismiss')}
          </Button>
          <Button onClick={() => choose({ decision: 'take-theirs', fields: fieldsOf(conflict) })}>
            {t('sync:decisions.takeValues')}
          </Button>
          {children}
        </div>
      );
    case 'orphan':
      return (
        <div className={styles['actions']}>
          <Button onClick={() => choose({ decision: 'adopt' })}>{t('sync:decisions.adopt')}</Button>
          <Button onClick={() => choose({ decision: 'dismiss' })}>
            {t('sync:decisions.dismiss')}
          </Button>
        </div>
      );
  }
}

/** The fields to take over from a duplicate: those that differ. A decision must name one at least. */
function fieldsOf({ fields, local, remote }: ConflictView): ContentField[] {
  if (fields.length > 0) return fields;
  const differing = local === null || remote === null ? [] : differingFields(local, remote);
  return differing.length > 0 ? differing : ['when'];
}
