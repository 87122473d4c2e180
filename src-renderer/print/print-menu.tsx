import { ActionIcon, Menu } from '@mantine/core';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { printFor } from './print-sheet-for.ts';

/** The days on screen as a sheet of paper: saved as PDF, or printed. */
export function PrintMenu({ kind }: { kind: 'day' | 'week' }): ReactNode {
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={`Print this ${kind}`}>
          <Printer size={17} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => printFor(kind, 'file')}>Save as PDF…</Menu.Item>
        <Menu.Item onClick={() => printFor(kind, 'file', { withNotes: true })}>
          Save as PDF with notes…
        </Menu.Item>
        <Menu.Item onClick={() => printFor(kind, 'printer')}>Print…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
