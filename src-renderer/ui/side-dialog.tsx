import { Drawer } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useEscape } from './escape.ts';
import { useFocusBack } from './focus-back.ts';
import styles from './side-dialog.module.css';

type Props = { isOpen: boolean; title: string; onClose: () => void; children: ReactNode };

/** A dialog at the side, so that the page it belongs to stays in sight. */
export function SideDialog({ isOpen, title, onClose, children }: Props): ReactNode {
  useEscape(isOpen, onClose);
  useFocusBack(isOpen);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={480}
      title={title}
      classNames={{
        body: styles['body'] ?? '',
        content: styles['content'] ?? '',
        header: styles['header'] ?? '',
        title: styles['title'] ?? '',
      }}
      transitionProps={{ duration: 0 }}
      closeOnEscape={false}
      returnFocus={false} // it looks where to go back to only when its first field is in focus
    >
      {children}
    </Drawer>
  );
}

type SideFormProps = { children: ReactNode; footer: ReactNode; onSubmit: () => void };

/** The fields of such a dialog, which scroll, above what can be done, which does not. */
export function SideForm({ children, footer, onSubmit }: SideFormProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);

  // The dialog itself looks for where to begin only when it opens; these fields may come a moment later.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);

  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles['fields']}>{children}</div>
      <footer className={styles['footer']}>{footer}</footer>
    </form>
  );
}
