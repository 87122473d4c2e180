import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ContentField } from '../../src-shared/domain/event-content.ts';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { contentFieldName, contentValue } from './conflict-words.ts';
import styles from './sync-page.module.css';

type Decided = { decision: 'keep-mine' } | { decision: 'take-theirs'; fields: ContentField[] };
type Props = {
  conflict: ConflictView;
  timeZone: string;
  onDecide: (decision: Decided) => void;
  /** What else can be done, beside the buttons. */
  children: ReactNode;
};

/** Per field, side by side: what is here, what is there, what it was; and which of the two shall hold. */
export function FieldChoices({ conflict, timeZone, onDecide, children }: Props): ReactNode {
  const [theirs, setTheirs] = useState<ReadonlySet<ContentField>>(new Set());
  const { fields } = conflict;

  function take(field: ContentField, isTheirs: boolean): void {
    const next = new Set(theirs);
    if (isTheirs) next.add(field);
    else next.delete(field);
    setTheirs(next);
  }

  function apply(): void {
    onDecide(
      theirs.size === 0
        ? { decision: 'keep-mine' }
        : { decision: 'take-theirs', fields: [...theirs] },
    );
  }

  return (
    <>
      <div className={styles['fields']}>
        {fields.map((field) => (
          <div
            key={field}
            role="radiogroup"
            aria-label={contentFieldName(field)}
            className={styles['field']}
          >
            <span className={styles['fieldName']}>{contentFieldName(field)}</span>
            <Choice
              name={`${conflict.id} ${field}`}
              label={t('sync:decisions.keepMine')}
              value={contentValue(conflict.local, field, timeZone)}
              isChosen={!theirs.has(field)}
              onChoose={() => take(field, false)}
            />
            <Choice
              name={`${conflict.id} ${field}`}
              label={t('sync:decisions.takeTheirs')}
              value={contentValue(conflict.remote, field, timeZone)}
              isChosen={theirs.has(field)}
              onChoose={() => take(field, true)}
            />
            <div className={styles['was']}>
              <span>{t('sync:decisions.was')}</span>
              <span>
                {conflict.base === null ? '–' : contentValue(conflict.base, field, timeZone)}
              </span>
            </div>
          </div>
        ))}
      </div>
      <div className={styles['actions']}>
        <Button variant="filled" onClick={apply}>
          {t('sync:decisions.apply')}
        </Button>
        {fields.length > 1 && (
          <>
            <Button onClick={() => onDecide({ decision: 'keep-mine' })}>
              {t('sync:decisions.keepAllMine')}
            </Button>
            <Button onClick={() => onDecide({ decision: 'take-theirs', fields })}>
              {t('sync:decisions.takeAllTheirs')}
            </Button>
          </>
        )}
        {children}
      </div>
    </>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  isChosen: boolean;
  onChoose: () => void;
};

function Choice({ name, label, value, isChosen, onChoose }: ChoiceProps): ReactNode {
  return (
    <div className={styles['choice']} data-chosen={isChosen}>
      <Radio
        size="xs"
        name={name}
        label={label}
        description={value}
        checked={isChosen}
        onChange={onChoose}
      />
    </div>
  );
}
