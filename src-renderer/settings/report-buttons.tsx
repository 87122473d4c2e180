import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { tell, tellFailure } from '../ui/notify.tsx';

async function copyReport(): Promise<void> {
  await ask('health.copyReport');
  tell(t('settings:about.reportCopied'), { message: t('settings:about.reportCopiedAbout') });
}

async function saveReport(): Promise<void> {
  const { isSaved } = await ask('health.saveReport');
  if (!isSaved) return;
  tell(t('settings:about.reportSaved'), { message: t('settings:about.reportSavedAbout') });
}

/** A report for whoever helps from afar. */
export function ReportButtons(): ReactNode {
  return (
    <Group gap="xs">
      <Button onClick={() => void copyReport().catch(tellFailure)}>
        {t('settings:about.copyReport')}
      </Button>
      <Button onClick={() => void saveReport().catch(tellFailure)}>
        {t('settings:about.saveReport')}
      </Button>
    </Group>
  );
}
