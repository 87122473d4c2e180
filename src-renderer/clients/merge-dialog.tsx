import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DuplicatePair } from '../../src-shared/domain/client.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { formatDay } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './duplicates.module.css';
import {
  fieldsToChoose,
  mergedFields,
  type Choices,
  type Choosable,
  type Side,
} from './merge-values.ts';
import { tellWithUndo } from '../undo/take-back.ts';

const sides: Side[] = ['first', 'second'];

/** Asks what one entry is to say, where the two say different things, and makes them one. */
export function MergeDialog({
  pair,
  onClose,
}: {
  pair: DuplicatePair;
  onClose: () => void;
}): ReactNode {
  const [choices, setChoices] = useState<Choices>({});
  const [isBusy, setBusy] = useState(false);
  const fields = fieldsToChoose(pair);
  const shown = (field: Choosable, side: Side) => {
    const value = pair[side][field] ?? '';
    return field === 'birthday' ? formatDay(value, '') : value;
  };

  function merge(): void {
    setBusy(true);
    const { first, second } = pair;
    const [keep, drop] = first.archived && !second.archived ? [second, first] : [first, second];
    ask('clients.merge', {
      keep: keep.id,
      drop: drop.id,
      fields: mergedFields(pair, choices),
    })
      .then((client) => {
        tellWithUndo(t('clients:merge.merged'), client.name);
        onClose();
      })
      .catch((error: unknown) => {
        setBusy(false);
        tellFailure(error);
      });
  }

  return (
    <SmallDialog isOpen title={t('clients:merge.title')} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t('clients:merge.about')}</Text>
        {fields.map((field) => (
          <Radio.Group
            key={field}
            label={t(`clients:field.${field}`)}
            value={choices[field] ?? 'first'}
            onChange={(side) => setChoices({ ...choices, [field]: side })}
          >
            <div className={styles['field']}>
              {sides.map((side) => (
                <Radio key={side} value={side} label={shown(field, side)} />
              ))}
            </div>
          </Radio.Group>
        ))}
      </Stack>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button onClick={onClose}>{t('clients:merge.leave')}</Button>
        <Button variant="filled" data-autofocus disabled={isBusy} onClick={merge}>
          {t('clients:merge.merge')}
        </Button>
      </Group>
    </SmallDialog>
  );
}
