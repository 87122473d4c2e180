import { openNewBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { calendarCommands } from '../calendar/calendar-commands.ts';
import { changeSettings } from '../store/settings-store.ts';
import { syncNow } from '../store/sync-store.ts';
import { tell } from '../ui/notify.tsx';
import { takeBack } from '../undo/take-back.ts';
import { goTo } from './route.ts';
import type { PageName } from './route.ts';

/** Something that can be done from anywhere, by typing what it is called. */
export type Command = {
  id: string;
  label: string;
  /** Other words for it. */
  also?: string;
  /** The key that does the same. */
  key?: string;
  run(): void | Promise<unknown>;
};

const toPage = (page: PageName, label: string, also = ''): Command => ({
  id: `go-${page}`,
  label: `Go to ${label}`,
  also,
  run: () => goTo(page),
});

const toTheme = (theme: 'light' | 'dark' | 'system', label: string): Command => ({
  id: `theme-${theme}`,
  label,
  also: 'theme appearance colours mode',
  run: () => changeSettings({ theme }),
});

/** Everything that can be done from anywhere; `showKeys` opens the list of keys. */
export function commandsWith({ showKeys }: { showKeys: () => void }): Command[] {
  return [
    {
      id: 'new-booking',
      label: 'New booking',
      also: 'book appointment add create',
      key: 'N',
      run: () => openNewBooking(),
    },
    { id: 'sync-now', label: 'Sync now', also: 'google send fetch', key: 'S', run: syncNow },
    toPage('calendar', 'Calendar', 'week day'),
    ...calendarCommands(),
    toPage('today', 'Today', 'day next'),
    toPage('clients', 'Clients', 'people'),
    toPage('services', 'Services', 'prices'),
    toPage('availability', 'Availability', 'hours holidays time off openings'),
    toPage('money', 'Money', 'earned open receipts packages'),
    toPage('sync', 'Sync', 'waiting failed conflicts log health'),
    toPage('settings', 'Settings', 'account connect privacy preferences'),
    { id: 'undo', label: 'Undo last step', key: 'Ctrl Z', run: () => takeBack('undo') },
    { id: 'redo', label: 'Redo last step', key: 'Ctrl ⇧ Z', run: () => takeBack('redo') },
    { id: 'retry-all', label: 'Retry everything that failed', run: () => ask('sync.retryAll') },
    toTheme('light', 'Light theme'),
    toTheme('dark', 'Dark theme'),
    toTheme('system', 'Theme of the system'),
    {
      id: 'copy-report',
      label: 'Copy a report for support',
      also: 'diagnostic help problem',
      async run() {
        await ask('health.copyReport');
        tell('Report copied', { message: 'It names no client and no appointment.' });
      },
    },
    { id: 'keys', label: 'Keyboard shortcuts', also: 'help', key: '?', run: showKeys },
  ];
}

/** The commands that have, for every word typed, a word that begins so; those called so before those also known so. */
export function matchingCommands(commands: readonly Command[], text: string): Command[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [...commands];
  const hasAll = (known: string[]): boolean =>
    typed.every((word) => known.some((other) => other.startsWith(word)));
  const called = commands.filter(({ label }) => hasAll(wordsOf(label)));
  const known = commands.filter(
    (command) =>
      !called.includes(command) && hasAll(wordsOf(`${command.label} ${command.also ?? ''}`)),
  );
  return [...called, ...known];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
