import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { differingFields } from '../../src-shared/domain/event-content.ts';
import type { ContentField } from '../../src-shared/domain/event-content.ts';
import type { ConflictDecision, ConflictView } from '../../src-shared/domain/sync-views.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { unlessTaken } from '../booking/overlap-question.tsx';
import { ask } from '../bridge.ts';
import { keepSummary } from '../store/sync-store.ts';
import { formatInstant, formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { conflictStory } from './conflict-words.ts';
import { FieldChoices } from './field-choices.tsx';
import { refreshSyncDetails, useSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

type Decision = z.input<typeof ConflictDecision>;

/** Everything the person is asked: nothing of it is decided without them. */
export function DecisionsSection({ timeZone }: { timeZone: string }): ReactNode {
  const conflicts = useSyncDetails((state) => state.conflicts);
  if (conflicts.length === 0) return null;
  return (
    <Section title="Decisions">
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} timeZone={timeZone} />
      ))}
    </Section>
  );
}

function decide(conflict: ConflictView, decision: Decision, timeZone: string): void {
  const theirTime =
    conflict.remote === null ? '' : ` ${formatWhen(conflict.remote.when, timeZone)}`;
  unlessTaken({
    act: async (bookAnyway) => {
      keepSummary(await ask('sync.resolve', { conflictId: conflict.id, decision, bookAnyway }));
      await refreshSyncDetails();
    },
    words: `The time${theirTime} is taken by another booking.`,
    refuseLabel: 'Leave it',
  }).catch(tellFailure);
}

function Conflict({ conflict, timeZone }: { conflict: ConflictView; timeZone: string }): ReactNode {
  const titleId = `conflict-${conflict.id}`;
  const when = conflict.local?.when ?? conflict.remote?.when ?? null;
  const hasBooking = conflict.itemKind === 'booking' && conflict.kind !== 'orphan';
  return (
    <article className={styles['card']} aria-labelledby={titleId}>
      <header className={styles['cardHead']}>
        <h3 id={titleId}>{conflict.title}</h3>
        {when !== null && <span className={styles['soft']}>{formatWhen(when, timeZone)}</span>}
        <span className={styles['push']}>{formatInstant(conflict.at, timeZone)}</span>
      </header>
      <p>{conflictStory(conflict, timeZone)}</p>
      <Choices conflict={conflict} timeZone={timeZone} />
      {hasBooking && (
        <Button
          variant="subtle"
          size="compact-xs"
          className={styles['open'] ?? ''}
          onClick={() => openBooking(conflict.itemId)}
        >
          Open the booking
        </Button>
      )}
    </article>
  );
}

function Choices({ conflict, timeZone }: { conflict: ConflictView; timeZone: string }): ReactNode {
  const choose = (decision: Decision) => decide(conflict, decision, timeZone);
  switch (conflict.kind) {
    case 'fields':
    case 'rule':
      return <FieldChoices conflict={conflict} timeZone={timeZone} onDecide={choose} />;
    case 'remote-delete':
      return (
        <div className={styles['actions']}>
          <Button onClick={() => choose({ decision: 'put-back' })}>Put it back</Button>
          <Button onClick={() => choose({ decision: 'cancel-booking' })}>Cancel it</Button>
        </div>
      );
    case 'duplicate':
      return (
        <div className={styles['actions']}>
          <Button onClick={() => choose({ decision: 'dismiss' })}>Dismiss</Button>
          <Button onClick={() => choose({ decision: 'take-theirs', fields: fieldsOf(conflict) })}>
            Take its values
          </Button>
        </div>
      );
    case 'orphan':
      return (
        <div className={styles['actions']}>
          <Button onClick={() => choose({ decision: 'adopt' })}>Adopt</Button>
          <Button onClick={() => choose({ decision: 'dismiss' })}>Dismiss</Button>
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
