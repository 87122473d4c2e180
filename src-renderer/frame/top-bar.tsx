import { ActionIcon, Button } from '@mantine/core';
import { Keyboard, Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { Hint } from '../ui/hint.tsx';
import { useIsPainted } from '../ui/is-drawn.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import { commandsWith } from './commands.ts';
import { UndoButtons } from '../undo/undo-buttons.tsx';
import { useWindowCommands } from '../ui/window-commands.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { SearchField } from './search-field.tsx';
import { SyncPill } from './sync-pill.tsx';
import styles from './top-bar.module.css';

/** What is at hand on every page: search, a new booking, how the sync stands. */
export function TopBar(): ReactNode {
  const [showsKeys, setShowsKeys] = useState(false);
  const isPainted = useIsPainted();
  const commands = useCallback(() => commandsWith({ showKeys: () => setShowsKeys(true) }), []);
  useShortcuts({ n: () => openNewBooking(), '?': () => setShowsKeys(true) });
  useWindowCommands({ 'show-keys': () => setShowsKeys(true) });
  return (
    <section className={styles['bar']} aria-label={t('frame:atHand')}>
      <SearchField commands={commands} />
      {/* Before the gap: what is after it moves with the length of the pill. */}
      {isPainted && <UndoButtons />}
      <span className={styles['gap']} />
      <SyncPill />
      <Hint label={t('frame:shortcutsKey')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          aria-label={t('frame:shortcuts')}
          className={styles['keys']}
          onClick={() => setShowsKeys(true)}
        >
          <Keyboard size={17} />
        </ActionIcon>
      </Hint>
      <Hint label={t('frame:newBookingKey')}>
        <Button
          variant="filled"
          size="xs"
          className={styles['new'] ?? ''}
          leftSection={<Plus size={15} aria-hidden="true" />}
          onClick={() => openNewBooking()}
        >
          {t('frame:newBooking')}
        </Button>
      </Hint>
      <KeysDialog isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
    </section>
  );
}
