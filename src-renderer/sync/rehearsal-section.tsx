import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Rehearsal } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { RehearsalResult } from './rehearsal-result.tsx';

/** Shows on request what a sync would do now, without doing it. */
export function RehearsalSection({
  accountId,
  timeZone,
}: {
  accountId: string;
  timeZone: string;
}): ReactNode {
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  const [isAsked, setAsked] = useState(false);

  function rehearse(): void {
    setAsked(true);
    ask('sync.rehearse', { accountId })
      .then(setRehearsal)
      .catch(tellFailure)
      .finally(() => setAsked(false));
  }

  return (
    <Section
      name="rehearsal"
      title={t('sync:rehearsal.title')}
      about={t('sync:rehearsal.about')}
      actions={
        <Button disabled={isAsked} onClick={rehearse}>
          {t('sync:rehearsal.rehearse')}
        </Button>
      }
    >
      {rehearsal !== null && <RehearsalResult rehearsal={rehearsal} timeZone={timeZone} />}
    </Section>
  );
}
