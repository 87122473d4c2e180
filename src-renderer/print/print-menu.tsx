import { ActionIcon, Menu } from '@mantine/core';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { printFor } from './print-sheet-for.ts';

/** The days on screen as a sheet of paper: saved as PDF, or printed. */
export function PrintMenu({ kind }: { kind: 'day' | 'week' }): ReactNode {
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t(`print:menu.${kind}`)}>
          <Printer size={17} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => printFor(kind, 'file')}>{t('print:menu.save')}</Menu.Item>
        <Menu.Item onClick={() => printFor(kind, 'file', { withNotes: true })}>
          {t('print:menu.saveWithNotes')}
        </Menu.Item>
        <Menu.Item onClick={() => printFor(kind, 'printer')}>{t('print:menu.print')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
