import { useEffect } from 'react';
import { openNewBooking } from '../booking/dialog-store.ts';
import { ask, on } from '../bridge.ts';
import { printFor } from '../print/print-sheet-for.ts';
import { changeSettings } from '../store/settings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { useWindowCommands } from '../ui/window-commands.ts';
import { openWhenFree } from './open-when-free.ts';
import { goTo } from './route.ts';
import type { PageName } from './route.ts';
import { tellRevived } from './trouble.tsx';

/** With a dialog open its keys and its page stay where they are. */
function unlessBusy(act: () => void): () => void {
  return () => {
    if (document.querySelector('[role="dialog"]') === null) act();
  };
}

const show = (page: PageName, detail?: string) => unlessBusy(() => goTo(page, detail));
const look = (theme: 'system' | 'light' | 'dark') => () =>
  void changeSettings({ theme }).catch(tellFailure);

/** Follows what is asked of the window from outside it: menus, tray, links and reminders. Draws nothing. */
export function WindowListener(): null {
  useWindowCommands({
    'new-booking': unlessBusy(() => openNewBooking()),
    'save-day': () => printFor('day', 'file'),
    'save-week': () => printFor('week', 'file'),
    'print-day': () => printFor('day', 'printer'),
    'print-week': () => printFor('week', 'printer'),
    'show-calendar': show('calendar'),
    'show-today': show('today'),
    'show-availability': show('availability'),
    'show-money': show('money'),
    'show-clients': show('clients'),
    'show-services': show('services'),
    'show-sync': show('sync'),
    'show-settings': show('settings'),
    'show-about': show('settings', 'about'),
    'theme-system': look('system'),
    'theme-light': look('light'),
    'theme-dark': look('dark'),
  });
  useEffect(() => {
    const stops = [
      on('window.open', ({ bookingId }) => openWhenFree(bookingId)),
      on('window.revived', tellRevived),
    ];
    ask('window.ready').catch(tellFailure); // the others have mounted before: it is the last child of the frame
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return null;
}
