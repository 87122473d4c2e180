import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { Client } from '../../src-shared/domain/client.ts';
import { openBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { formatWhen } from '../ui/format.ts';
import { tellFailure } from '../ui/notify.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { dayOf } from '../../src-shared/domain/time.ts';
import { goTo } from './route.ts';
import styles from './search-field.module.css';

type Found = { bookings: BookingView[]; clients: Client[] };
const nothing: Found = { bookings: [], clients: [] };
const shownAtMost = 8;

/** Finds bookings and clients by any word of theirs. */
export function SearchField(): ReactNode {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>(nothing);
  const latest = useRef('');
  const field = useRef<HTMLInputElement>(null);
  const timeZone = usePracticeTimeZone();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useShortcuts({ '/': () => field.current?.focus() });

  function look(next: string): void {
    setText(next);
    latest.current = next;
    const wanted = next.trim();
    if (wanted === '') {
      setFound(nothing);
      combobox.closeDropdown();
      return;
    }
    Promise.all([ask('bookings.search', { text: wanted }), ask('clients.search', { text: wanted })])
      .then(([bookings, clients]) => {
        if (latest.current !== next) return;
        setFound({
          bookings: bookings.slice(0, shownAtMost),
          clients: clients.slice(0, shownAtMost),
        });
        combobox.openDropdown();
        combobox.resetSelectedOption();
      })
      .catch(tellFailure);
  }

  function choose(value: string): void {
    const [kind, id = ''] = value.split(' ');
    if (kind === 'client') goTo('clients', id);
    else openBooking(id);
    setText('');
    setFound(nothing);
    combobox.closeDropdown();
  }

  const thisYear = dayOf(now(), timeZone).slice(0, 4);
  const isEmpty = found.bookings.length + found.clients.length === 0;
  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={420} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          className={styles['field']}
          size="xs"
          aria-label="Search bookings and clients"
          placeholder="Search bookings and clients"
          leftSection={<Search size={15} aria-hidden="true" />}
          rightSection={text === '' ? <kbd className={styles['key']}>/</kbd> : undefined}
          value={text}
          onChange={(event) => look(event.currentTarget.value)}
          onFocus={() => text !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (text === '') event.currentTarget.blur();
            else look('');
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label="Found" mah={420} className={styles['list']}>
          {isEmpty && <Combobox.Empty>Nothing has these words.</Combobox.Empty>}
          {found.clients.length > 0 && (
            <Combobox.Group label="Clients">
              {found.clients.map((client) => (
                <Combobox.Option key={client.id} value={`client ${client.id}`}>
                  <span className={styles['name']}>{client.name}</span>
                  <span className={styles['facts']}>
                    {[client.phone, client.email].filter(Boolean).join(' · ')}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
          {found.bookings.length > 0 && (
            <Combobox.Group label="Bookings">
              {found.bookings.map((booking) => (
                <Combobox.Option key={booking.id} value={`booking ${booking.id}`}>
                  <span className={styles['name']} data-cancelled={booking.status === 'cancelled'}>
                    {booking.displayTitle}
                  </span>
                  <span className={styles['facts']}>
                    {formatWhen(booking.when, timeZone, thisYear)}
                    {booking.status === 'cancelled' && ', cancelled'}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
