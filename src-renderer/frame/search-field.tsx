import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { openBooking, openNewBooking } from '../booking/dialog-store.ts';
import { askForDay } from '../calendar/position-store.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';
import { isBehindDialog, useShortcuts } from '../ui/shortcuts.ts';
import { t } from '../../src-shared/words/words.ts';
import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { type Command, matchingCommands } from './commands.ts';
import {
  FoundBookings,
  FoundClients,
  FoundCommands,
  FoundDay,
  idOf,
  valueAt,
} from './found-list.tsx';
import { goTo } from './route.ts';
import styles from './search-field.module.css';
import { type Found, usePalette } from './use-palette.ts';

/** Finds bookings and clients by any word of theirs, goes to days by words, and does what can be done from anywhere. */
export function SearchField({ commands }: { commands: () => readonly Command[] }): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const timeZone = usePracticeTimeZone();
  const { found, look } = usePalette(() => wallTimeOf(now(), timeZone));
  /** An arrow key was pressed since something was typed. */
  const [isMoved, setMoved] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { selectFirstOption } = combobox;
  useShortcuts({ '/': () => field.current?.focus() });
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      if (isBehindDialog()) return;
      event.preventDefault();
      field.current?.focus();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const wallNow = wallTimeOf(now(), timeZone);
  const thisYear = wallNow.slice(0, 4);
  const { when } = found;
  const day = when === null ? null : (when.day ?? wallNow.slice(0, 10));
  const isAsked = combobox.dropdownOpened || found.for !== '';
  const shown = isAsked ? matchingCommands(commands(), found.for) : [];
  const first = found.for.trim() === '' ? null : firstValue({ ...found, day, shown });
  // With each answer, for typing takes the mark away: until then another one could still come first.
  useEffect(() => {
    if (found.for.trim() !== '') selectFirstOption();
  }, [found, selectFirstOption]);

  function clear(): void {
    if (field.current !== null) field.current.value = '';
    look('');
  }

  function choose(value: string): void {
    const [kind, id = '', time = ''] = value.split(' ');
    if (kind === 'client') goTo('clients', id);
    else if (kind === 'booking') openBooking(id);
    else if (kind === 'day') {
      askForDay(id);
      goTo('calendar');
    } else if (kind === 'book')
      openNewBooking({ beginning: time === '' ? { day: id } : { start: `${id}T${time}` } });
    else {
      const command = commands().find((known) => known.id === id);
      Promise.resolve(command?.run()).catch(tellFailure);
    }
    clear();
    combobox.closeDropdown();
    field.current?.blur();
  }

  const isEmpty =
    found.bookings.length + found.clients.length + shown.length === 0 && when === null;
  return (
    <Combobox store={combobox} width={420} position="bottom-start">
      <Combobox.Target
        withExpandedAttribute
        {...(first === null || isMoved ? {} : { 'aria-activedescendant': idOf(first) })}
      >
        <TextInput
          ref={field}
          className={styles['field']}
          size="xs"
          aria-label={t('frame:palette.label')}
          placeholder={t('frame:palette.placeholder')}
          leftSection={<Search size={15} aria-hidden="true" />}
          rightSection={found.for === '' ? <kbd className={styles['key']}>/</kbd> : undefined}
          onChange={(event) => {
            look(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
            setMoved(false);
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setMoved(true);
            if (event.key !== 'Escape') return;
            if (event.currentTarget.value === '') event.currentTarget.blur();
            else clear();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={styles['dropdown'] ?? ''}>
        <Combobox.Options
          aria-label={t('frame:palette.found')}
          mah={420}
          className={styles['list']}
          onMouseDown={(event) => event.preventDefault()} // the field keeps the keyboard
          onClick={({ target }) => {
            const value = valueAt(target);
            if (value !== null) choose(value);
          }}
        >
          {isEmpty && <Combobox.Empty>{t('frame:palette.nothing')}</Combobox.Empty>}
          {day !== null && <FoundDay day={day} time={when?.time ?? null} thisYear={thisYear} />}
          <FoundClients clients={found.clients} />
          <FoundBookings bookings={found.bookings} thisYear={thisYear} />
          <FoundCommands commands={shown} />
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

type Shown = Omit<Found, 'for' | 'when'> & { day: string | null; shown: readonly Command[] };

/** What the first option stands for; null when nothing was found. */
function firstValue({ day, clients, bookings, shown }: Shown): string | null {
  if (day !== null) return `day ${day}`;
  if (clients[0]) return `client ${clients[0].id}`;
  if (bookings[0]) return `booking ${bookings[0].id}`;
  return shown[0] ? `do ${shown[0].id}` : null;
}
