import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../../src-shared/words/words.ts';
import { failureOf } from '../bridge.ts';
import { wordsFor } from './failure-words.ts';
import styles from './notify.module.css';

type Undo = { label?: string; act: () => Promise<void> };

/** Says in a corner what was done, with a way back where there is one. `about`: in place of the last words about the same. */
export function tell(
  title: string,
  { message = '', undo, about }: { message?: string; undo?: Undo; about?: string } = {},
): void {
  if (about !== undefined) notifications.hide(about);
  const id = notifications.show({
    ...(about === undefined ? {} : { id: about }),
    ...(undo === undefined
      ? { title, message }
      : {
          // The title within the message: so the button stands on one line with the cross.
          message: (
            <div className={styles['withUndo']}>
              <div>
                <p className={styles['title']}>{title}</p>
                <p>{message}</p>
              </div>
              <Button
                flex="none"
                onClick={() => {
                  notifications.hide(id);
                  undo.act().catch(tellFailure);
                }}
              >
                {undo.label ?? t('undo')}
              </Button>
            </div>
          ),
        }),
    autoClose: undo === undefined ? 5000 : 12_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('dismissMessage') },
  });
}

/** Says what went wrong, what is safe, and what to do. */
export function tellFailure(error: unknown): void {
  const failure = failureOf(error);
  if (failure.code === 'cancelled') return;
  const { title, message } = wordsFor(failure);
  notifications.show({
    title,
    message,
    color: 'red',
    autoClose: 15_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('dismissMessage') },
  });
}
