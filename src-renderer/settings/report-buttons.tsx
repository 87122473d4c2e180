import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { ask } from '../bridge.ts';
import { tell, tellFailure } from '../ui/notify.tsx';

async function copyReport(): Promise<void> {
  await ask('health.copyReport');
  tell('Report copied', {
    message: 'It names no client and no appointment. Paste it into a mail.',
  });
}

async function saveReport(): Promise<void> {
  const { isSaved } = await ask('health.saveReport');
  if (isSaved) tell('Report saved', { message: 'It names no client and no appointment.' });
}

/** A report for whoever helps from afar. */
export function ReportButtons(): ReactNode {
  return (
    <Group gap="xs">
      <Button onClick={() => void copyReport().catch(tellFailure)}>Copy report</Button>
      <Button onClick={() => void saveReport().catch(tellFailure)}>Save report…</Button>
    </Group>
  );
}
