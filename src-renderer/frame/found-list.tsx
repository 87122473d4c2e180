import { memo } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import { t } from '../../src-shared/words/words.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { formatDay, formatWhen } from '../ui/format.ts';
import type { Command } from './commands.ts';
import styles from './search-field.module.css';

/** The id of the option that has a value. */
export function idOf(value: string): string {
  return `found-${value.replaceAll(' ', '-')}`;
}

/** The value of the option in which something lies; null beside them. */
export function valueAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-value]')?.dataset['value'] ?? null;
}

/**
 * One thing that was found. A plain element, which the list of the library finds by its attribute: its own option is
 * drawn with every key that is typed.
 */
function Option({ value, children }: { value: string; children: ReactNode }): ReactNode {
  return (
    <div
      role="option"
      aria-selected={false} // the list says otherwise of the one that is marked
      tabIndex={-1}
      id={idOf(value)}
      data-combobox-option
      data-value={value}
      className={styles['option']}
    >
      {children}
    </div>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div role="group" aria-label={label} className={styles['group']}>
      <div aria-hidden="true" className={styles['label']}>
        {label}
      </div>
      {children}
    </div>
  );
}

type DayProps = { day: string; time: string | null; thisYear: string };

/** The day that is meant by the words, to go to and to book for. */
export const FoundDay = memo(function FoundDay({ day, time, thisYear }: DayProps): ReactNode {
  const words = formatDay(day, thisYear);
  return (
    <Group label={t('frame:palette.days')}>
      <Option value={`day ${day}`}>
        <span className={styles['name']}>{t('frame:palette.goToDay', { day: words })}</span>
      </Option>
      <Option value={`book ${day} ${time ?? ''}`.trim()}>
        <span className={styles['name']}>
          {t('frame:palette.bookFor', { when: time === null ? words : `${words} ${time}` })}
        </span>
      </Option>
    </Group>
  );
});

/** The clients that were found. */
export const FoundClients = memo(function FoundClients({
  clients,
}: {
  clients: readonly Client[];
}): ReactNode {
  if (clients.length === 0) return null;
  return (
    <Group label={t('frame:palette.clients')}>
      {clients.map(({ id, name, phone, email }) => (
        <Option key={id} value={`client ${id}`}>
          <span className={styles['name']}>{name}</span>
          <span className={styles['facts']}>{[phone, email].filter(Boolean).join(' · ')}</span>
        </Option>
      ))}
    </Group>
  );
});

type BookingsProps = { bookings: readonly BookingView[]; thisYear: string };

/** The bookings that were found. */
export const FoundBookings = memo(function FoundBookings(props: BookingsProps): ReactNode {
  const { bookings, thisYear } = props;
  const timeZone = usePracticeTimeZone();
  if (bookings.length === 0) return null;
  return (
    <Group label={t('frame:palette.bookings')}>
      {bookings.map(({ id, status, displayTitle, when }) => {
        const time = formatWhen(when, timeZone, thisYear);
        const isCancelled = status === 'cancelled';
        return (
          <Option key={id} value={`booking ${id}`}>
            <span className={styles['name']} data-cancelled={isCancelled}>
              {displayTitle}
            </span>
            <span className={styles['facts']}>
              {isCancelled ? t('frame:palette.cancelled', { when: time }) : time}
            </span>
          </Option>
        );
      })}
    </Group>
  );
});

/** What can be done that is called like that. */
export function FoundCommands({ commands }: { commands: readonly Command[] }): ReactNode {
  if (commands.length === 0) return null;
  return (
    <Group label={t('frame:palette.commands')}>
      {commands.map(({ id, label, key }) => (
        <Option key={id} value={`do ${id}`}>
          <span className={styles['command']}>
            <span className={styles['name']}>{label}</span>
            {key !== undefined && <kbd className={styles['key']}>{key}</kbd>}
          </span>
        </Option>
      ))}
    </Group>
  );
}
