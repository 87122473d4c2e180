import type { ReactNode } from 'react';
import { calendarKeys } from '../calendar/calendar-commands.ts';
import { t } from '../../src-shared/words/words.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './keys-dialog.module.css';

type KeyGroup = { title: string; keys: [keys: string[], what: string][] };

function keyGroups(): KeyGroup[] {
  const [ctrl, tab, enter, esc] = [
    t('frame:keys.ctrl'),
    t('frame:keys.tab'),
    t('frame:keys.enter'),
    t('frame:keys.esc'),
  ];
  return [
    {
      title: t('frame:keys.anywhere'),
      keys: [
        [['N'], t('frame:keys.newBooking')],
        [['S'], t('frame:keys.syncNow')],
        [['/'], t('frame:keys.search')],
        [[ctrl, 'K'], t('frame:keys.searchFromField')],
        [[ctrl, 'Z'], t('frame:keys.undo')],
        [[ctrl, '⇧', 'Z'], t('frame:keys.redo')],
        [['?'], t('frame:keys.list')],
      ],
    },
    {
      title: t('frame:keys.calendar'),
      keys: [
        [['T'], t('frame:keys.today')],
        [['←', '→'], t('frame:keys.days')],
        [[tab], t('frame:keys.fromTo')],
        [[enter], t('frame:keys.open')],
        [[ctrl, 'P'], t('frame:keys.print')],
        ...calendarKeys(),
      ],
    },
    {
      title: t('frame:keys.booking'),
      keys: [
        [['↓', '↑'], t('frame:keys.nextFree')],
        [[enter], t('frame:keys.save')],
        [[ctrl, enter], t('frame:keys.saveFromNote')],
        [[esc], t('frame:keys.close')],
      ],
    },
    {
      title: t('frame:keys.lists'),
      keys: [
        [['↓', '↑'], t('frame:keys.rows')],
        [[t('frame:keys.pageUp'), t('frame:keys.pageDown')], t('frame:keys.pages')],
        [[t('frame:keys.home'), t('frame:keys.end')], t('frame:keys.ends')],
        [['⇧', '←↑↓→'], t('frame:keys.markDays')],
        [[enter], t('frame:keys.openRow')],
      ],
    },
  ];
}

/** Lists the keys. */
export function KeysDialog({
  isOpen,
  onClose,
}: {
  isOpen: boolean;
  onClose: () => void;
}): ReactNode {
  return (
    <SmallDialog isOpen={isOpen} onClose={onClose} title={t('frame:shortcuts')}>
      <div className={styles['groups']}>
        {keyGroups().map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className={styles['keys']}>
              {group.keys.map(([keys, what]) => (
                <div key={what} className={styles['row']}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </SmallDialog>
  );
}
