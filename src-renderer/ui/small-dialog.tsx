import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useEscape } from './escape.ts';
import { useFocusBack } from './focus-back.ts';
import styles from './small-dialog.module.css';

/** What is read in two columns needs more than what is asked. */
const widths = { md: 'md', lg: 760, xl: 900 } as const;

type Props = {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  zIndex?: number;
  size?: keyof typeof widths;
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
  const [hasBeenOpen, setHasBeenOpen] = useState(isOpen);
  useEscape(isOpen, onClose);
  useFocusBack(isOpen);
  if (isOpen && !hasBeenOpen) setHasBeenOpen(true);
  if (!isOpen && !hasBeenOpen) return null; // nothing is drawn for what nobody has asked for
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={widths[size]}
      zIndex={zIndex}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      returnFocus={false} // it looks where to go back to only when something in it is in focus
      classNames={{ content: styles['content'] ?? '', body: styles['body'] ?? '' }}
    >
      {children}
    </Modal>
  );
}
