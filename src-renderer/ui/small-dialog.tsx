import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEscape } from './escape.ts';

type Props = {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  zIndex?: number;
  size?: 'md' | 'lg';
  children: ReactNode;
};

/** A small dialog in the middle of the window. */
export function SmallDialog({
  isOpen,
  title,
  onClose,
  zIndex = 320,
  size = 'md',
  children,
}: Props): ReactNode {
  useEscape(isOpen, onClose);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size === 'lg' ? 760 : size}
      zIndex={zIndex}
      closeOnEscape={false}
      transitionProps={{ duration: 1, exitDuration: 0 }}
    >
      {children}
    </Modal>
  );
}
