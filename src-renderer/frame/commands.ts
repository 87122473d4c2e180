import { t } from '../../src-shared/words/words.ts';
import { openNewBooking } from '../booking/dialog-store.ts';
import { ask } from '../bridge.ts';
import { calendarCommands } from '../calendar/calendar-commands.ts';
import { changeSettings } from '../store/settings-store.ts';
import { tell } from '../ui/notify.tsx';
import { takeBack } from '../undo/take-back.ts';
import { goTo } from './route.ts';
import type { RailPage } from './route.ts';
import { startSync } from './start-sync.ts';

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

const toPage = (page: RailPage): Command => ({
  id: `go-${page}`,
  label: t('frame:command.goToPage', { page: t(`frame:page.${page}`) }),
  also: t(`frame:also.${page}`),
  run: () => goTo(page),
});

const toTheme = (theme: 'light' | 'dark' | 'system'): Command => ({
  id: `theme-${theme}`,
  label: t(`frame:command.${theme}Theme`),
  also: t('frame:also.theme'),
  run: () => changeSettings({ theme }),
});

/** Everything that can be done from anywhere; `showKeys` opens the list of keys. */
export function commandsWith({ showKeys }: { showKeys: () => void }): Command[] {
  return [
    {
      id: 'new-booking',
      label: t('frame:command.newBooking'),
      also: t('frame:also.newBooking'),
      key: 'N',
      run: () => openNewBooking(),
    },
    {
      id: 'sync-now',
      label: t('frame:command.syncNow'),
      also: t('frame:also.syncNow'),
      key: 'S',
      run: startSync,
    },
    toPage('calendar'),
    ...calendarCommands(),
    toPage('today'),
    toPage('clients'),
    toPage('services'),
    toPage('availability'),
    toPage('money'),
    toPage('sync'),
    toPage('settings'),
    {
      id: 'undo',
      label: t('frame:command.undo'),
      key: `${t('frame:keys.ctrl')} Z`,
      run: () => takeBack('undo'),
    },
    {
      id: 'redo',
      label: t('frame:command.redo'),
      key: `${t('frame:keys.ctrl')} ⇧ Z`,
      run: () => takeBack('redo'),
    },
    {
      id: 'retry-all',
      label: t('frame:command.retryAll'),
      run: () => ask('sync.retryAll'),
    },
    toTheme('light'),
    toTheme('dark'),
    toTheme('system'),
    {
      id: 'copy-report',
      label: t('frame:command.copyReport'),
      also: t('frame:also.copyReport'),
      async run() {
        await ask('health.copyReport');
        tell(t('frame:command.reportCopied'), { message: t('frame:command.reportIsAnonymous') });
      },
    },
    {
      id: 'keys',
      label: t('frame:command.shortcuts'),
      also: t('frame:also.shortcuts'),
      key: '?',
      run: showKeys,
    },
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
