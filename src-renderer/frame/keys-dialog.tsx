import { Fragment, type ReactNode } from 'react';
import { calendarKeys } from '../calendar/calendar-commands.ts';
import { t } from '../../src-shared/words/words.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './keys-dialog.module.css';

type KeyGroup = { title: string; keys: [keys: string[], what: string][] };

/** The groups of keys in two columns of about the same length. */
function keyColumns(): KeyGroup[][] {
  const [ctrl, tab, enter, esc] = [
    t('frame:keys.ctrl'),
    t('frame:keys.tab'),
    t('frame:keys.enter'),
    t('frame:keys.esc'),
  ];
  return [
    [
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
        title: t('frame:keys.lists'),
        keys: [
          [['↓', '↑'], t('frame:keys.rows')],
          [['A', 'D', 'X', 'P'], t('frame:keys.marks')],
          [[t('frame:keys.pageUp'), t('frame:keys.pageDown')], t('frame:keys.pages')],
          [[t('frame:keys.home'), t('frame:keys.end')], t('frame:keys.ends')],
          [['⇧', '←↑↓→'], t('frame:keys.markDays')],
          [[enter], t('frame:keys.openRow')],
        ],
      },
    ],
    [
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
    ],
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
    <SmallDialog isOpen={isOpen} onClose={onClose} title={t('frame:shortcuts')} size="xl">
      <div className={styles['columns']}>
        {keyColumns().map((groups) => (
          <div key={groups[0]?.title} className={styles['groups']}>
            {groups.map((group) => (
              <Group key={group.title} group={group} />
            ))}
          </div>
        ))}
      </div>
    </SmallDialog>
  );
}

function Group({ group }: { group: KeyGroup }): ReactNode {
  return (
    <section>
      <h3>{group.title}</h3>
      <dl className={styles['keys']}>
        {group.keys.map(([keys, what]) => (
          <div key={what} className={styles['row']}>
            <dt>
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && <span>{joint(keys[index - 1])}</span>}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** After a key that is held another one is pressed with it; after any other, the next does as well. */
function joint(before: string | undefined): '+' | '/' {
  return before === t('frame:keys.ctrl') || before === 'Alt' || before === '⇧' ? '+' : '/';
}
