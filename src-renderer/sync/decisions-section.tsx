import type { ReactNode } from 'react';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { Section } from '../ui/page.tsx';
import { ConflictCard } from './conflict-card.tsx';
import type { Sweep } from './decide-all.ts';
import { SweepButtons } from './sweep-buttons.tsx';
import { useSyncDetails } from './sync-details-store.ts';
import styles from './sync-page.module.css';

/** More at once is a list to be swept, not to be read. */
const shownAtMost = 25;

type Group = {
  name: 'changed' | 'deleted' | 'other';
  kinds: readonly ConflictView['kind'][];
  sweeps: readonly Sweep[];
};

const groups: readonly Group[] = [
  { name: 'changed', kinds: ['fields', 'rule'], sweeps: ['keep-mine', 'take-theirs'] },
  { name: 'deleted', kinds: ['remote-delete'], sweeps: ['put-back', 'cancel-booking'] },
  { name: 'other', kinds: ['duplicate', 'orphan'], sweeps: [] },
];

/** Everything the person is asked: nothing of it is decided without them. */
export function DecisionsSection({ timeZone }: { timeZone: string }): ReactNode {
  const conflicts = useSyncDetails((state) => state.conflicts);
  if (conflicts.length === 0) return null;
  return (
    <Section name="decisions" title={t('sync:decisions.title')} about={t('sync:decisions.about')}>
      {groups.map((group) => {
        const own = conflicts.filter(({ kind }) => group.kinds.includes(kind));
        return own.length === 0 ? null : (
          <ConflictGroup
            key={group.name}
            group={group}
            conflicts={own}
            isAlone={own.length === conflicts.length}
            timeZone={timeZone}
          />
        );
      })}
    </Section>
  );
}

type GroupProps = {
  group: Group;
  conflicts: readonly ConflictView[];
  /** There is nothing of another kind beside it. */
  isAlone: boolean;
  timeZone: string;
};

function ConflictGroup({ group, conflicts, isAlone, timeZone }: GroupProps): ReactNode {
  const isMany = conflicts.length > 1;
  return (
    <div className={styles['group']}>
      {(isMany || !isAlone) && (
        <div className={styles['groupHead']}>
          <h3>
            {t(`sync:decisions.${group.name}`)}{' '}
            <span className={styles['count']}>{conflicts.length}</span>
          </h3>
          {isMany && group.sweeps.length > 0 && (
            <SweepButtons conflicts={conflicts} sweeps={group.sweeps} />
          )}
        </div>
      )}
      {conflicts.slice(0, shownAtMost).map((conflict) => (
        <ConflictCard key={conflict.id} conflict={conflict} timeZone={timeZone} />
      ))}
      {conflicts.length > shownAtMost && (
        <p className={styles['soft']}>
          {t('sync:andMore', { number: conflicts.length - shownAtMost })}
        </p>
      )}
    </div>
  );
}
