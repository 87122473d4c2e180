import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { SmallDialog } from './small-dialog.tsx';

type Props = {
  isOpen: boolean;
  title: string;
  children: ReactNode;
  /** What doing it is called, and what not doing it is called. */
  confirmLabel: string;
  keepLabel: string;
  isDanger?: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once before something that can't be taken back. */
export function ConfirmDialog(props: Props): ReactNode {
  return (
    <SmallDialog isOpen={props.isOpen} onClose={props.onClose} title={props.title}>
      {typeof props.children === 'string' ? (
        <Text size="sm">{props.children}</Text>
      ) : (
        props.children
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button onClick={props.onClose} data-autofocus>
          {props.keepLabel}
        </Button>
        <Button
          variant="filled"
          color={props.isDanger === true ? 'red.9' : undefined}
          disabled={props.isBusy}
          onClick={props.onConfirm}
        >
          {props.confirmLabel}
        </Button>
      </Group>
    </SmallDialog>
  );
}
