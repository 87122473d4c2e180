import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ContentField } from '../../src-shared/domain/event-content.ts';
import type { ConflictView } from '../../src-shared/domain/sync-views.ts';
import { contentFieldName, contentValue } from './conflict-words.ts';
import styles from './sync-page.module.css';

type Decided = { decision: 'keep-mine' } | { decision: 'take-theirs'; fields: ContentField[] };
type Props = { conflict: ConflictView; timeZone: string; onDecide: (decision: Decided) => void };

/** Per field: what it was, what is here, what is there, and which of the two shall hold. */
export function FieldChoices({ conflict, timeZone, onDecide }: Props): ReactNode {
  const [theirs, setTheirs] = useState<ReadonlySet<ContentField>>(new Set());

  function take(field: ContentField, isTheirs: boolean): void {
    const next = new Set(theirs);
    if (isTheirs) next.add(field);
    else next.delete(field);
    setTheirs(next);
  }

  return (
    <>
      {conflict.fields.map((field) => (
        <fieldset key={field} className={styles['field']}>
          <legend>
            {contentFieldName(field)}
            {conflict.base !== null && (
              <span className={styles['soft']}>
                {' '}
                was {contentValue(conflict.base, field, timeZone)}
              </span>
            )}
          </legend>
          <Choice
            name={`${conflict.id} ${field}`}
            label="Keep mine"
            value={contentValue(conflict.local, field, timeZone)}
            isChosen={!theirs.has(field)}
            onChoose={() => take(field, false)}
          />
          <Choice
            name={`${conflict.id} ${field}`}
            label="Take theirs"
            value={contentValue(conflict.remote, field, timeZone)}
            isChosen={theirs.has(field)}
            onChoose={() => take(field, true)}
          />
        </fieldset>
      ))}
      <div className={styles['actions']}>
        <Button
          onClick={() =>
            onDecide(
              theirs.size === 0
                ? { decision: 'keep-mine' }
                : { decision: 'take-theirs', fields: [...theirs] },
            )
          }
        >
          Apply
        </Button>
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
