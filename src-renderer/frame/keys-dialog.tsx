import type { ReactNode } from 'react';
import { calendarKeys } from '../calendar/calendar-commands.ts';
import { SmallDialog } from '../ui/small-dialog.tsx';
import styles from './keys-dialog.module.css';

const groups = (): { title: string; keys: [keys: string[], what: string][] }[] => [
  {
    title: 'Anywhere',
    keys: [
      [['N'], 'New booking'],
      [['S'], 'Sync now'],
      [['/'], 'Search, go to a day, do something'],
      [['Ctrl', 'K'], 'The same, from a field too'],
      [['Ctrl', 'Z'], 'Undo the last step'],
      [['Ctrl', '⇧', 'Z'], 'Redo it'],
      [['?'], 'This list'],
    ],
  },
  {
    title: 'Calendar',
    keys: [
      [['T'], 'Today'],
      [['←', '→'], 'Earlier and later days'],
      [['Tab'], 'From booking to booking'],
      [['Enter'], 'Open the booking'],
      [['Ctrl', 'P'], 'Print the week'],
      ...calendarKeys(),
    ],
  },
  {
    title: 'Booking',
    keys: [
      [['Enter'], 'Save'],
      [['Ctrl', 'Enter'], 'Save from a note, too'],
      [['Esc'], 'Close; asks if you changed something'],
    ],
  },
];

/** Lists the keys. */
export function KeysDialog({
  isOpen,
  onClose,
}: {
  isOpen: boolean;
  onClose: () => void;
}): ReactNode {
  return (
    <SmallDialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts">
      <div className={styles['groups']}>
        {groups().map((group) => (
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
