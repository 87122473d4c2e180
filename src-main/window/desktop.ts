import { app, Menu, nativeTheme, shell as system } from 'electron';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { WindowCommand } from '../../src-shared/ipc/window-command.ts';
import { t } from '../../src-shared/words/words.ts';
import type { Announce } from '../ipc/announce.ts';
import type { Handlers, ShellChannel } from '../ipc/serve.ts';
import type { Clock, Log, Timers } from '../platform/ports.ts';
import type { Reminder } from '../reminders/reminder-service.ts';
import { bookingOfLink } from './booking-of-link.ts';
import { menuTemplate } from './menu.ts';
import { createPageMail } from './page-mail.ts';
import { createPrintSheet } from './print-sheet.ts';
import { createReminderNotifications } from './reminder-notification.ts';
import { createTrayIcon, type TrayIcon } from './tray-icon.ts';
import { createTrayWatch, type TrayWatch } from './tray-watch.ts';
import type { WindowShell } from './window-shell.ts';

export type DesktopOptions = {
  shell: WindowShell;
  /** The way to the page as long as it listens. */
  announce: Announce;
  dataFolder: string;
  clock: Clock;
  timers: Timers;
  log: Log;
};

/** What is around the window: menus, tray, reminders, links and paper. */
export type Desktop = {
  /** Tells the page, and lets the tray look anew. */
  announce: Announce;
  remind(reminder: Reminder): void;
  handlers: Pick<Handlers, ShellChannel>;
  /** Lets window frames, menus and the tray go with the settings. */
  settingsChanged(settings: Settings): void;
  /** Opens the booking that a link means, in front of others; any other link is only logged. */
  openLink(link: string): void;
  /** Tells whether the app goes on without a window, where one can get at it. */
  keepsRunning(): boolean;
  /** Brings the menu and the tray up, which asks what the window may ask. */
  start(handlers: Omit<Handlers, ShellChannel>): void;
  stop(): void;
};

export function createDesktop(options: DesktopOptions): Desktop {
  const { shell, announce, clock, timers, log } = options;
  const isMac = process.platform === 'darwin';
  const mail = createPageMail(announce);
  shell.onPageLost(mail.lost);
  shell.onPageRevived(() => mail.send('window.revived', {}));
  let tray: TrayIcon | null = null;
  let watch: TrayWatch | null = null;
  let [isStarted, isToKeepRunning] = [false, false];

  function open(bookingId: string): void {
    shell.show();
    mail.send('window.open', { bookingId });
  }

  /** Most of it is seen only in the window, so that the window comes along. */
  function run(command: WindowCommand): void {
    shell.show();
    mail.send('window.command', { command });
  }

  /** In the language of the settings, and with their theme marked. */
  function setMenu(): void {
    const { isDevelopment } = shell;
    const { themeSource: theme } = nativeTheme;
    const template = menuTemplate({ appName: app.name, isMac, isDevelopment, theme, run });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  return {
    announce(event, facts) {
      announce(event, facts);
      watch?.look();
    },

    remind: createReminderNotifications(open),

    handlers: {
      'print.sheet': createPrintSheet({
        openHidden: shell.openHidden,
        owner: shell.current,
        timers,
      }),
      async 'window.openDataFolder'() {
        const problem = await system.openPath(options.dataFolder);
        if (problem !== '') throw new ExpectedError('not-allowed', t('settings:data.notOpened'));
        return null;
      },
      async 'window.reload'() {
        shell.current()?.webContents.reload();
        return null;
      },
      async 'window.broke'({ message, stack }) {
        log.error('the page broke', { message, stack });
        return null;
      },
      async 'window.ready'() {
        mail.ready();
        shell.pageReady();
        return null;
      },
    },

    settingsChanged({ theme, keepsRunning }) {
      nativeTheme.themeSource = theme;
      isToKeepRunning = keepsRunning;
      if (isStarted) setMenu();
      watch?.look(); // the tray speaks the language of the settings, too
    },

    openLink(link) {
      const bookingId = bookingOfLink(link);
      if (bookingId === null) log.warn('a link that means no booking was not followed');
      else open(bookingId);
    },

    keepsRunning: () => isToKeepRunning && tray !== null,

    start(handlers) {
      isStarted = true;
      setMenu();
      const actions = {
        open,
        newBooking: () => run('new-booking'),
        syncNow() {
          handlers['sync.now'](undefined).catch((error: unknown) =>
            log.warn('a sync that was asked for in the tray failed', { error }),
          );
        },
        show: shell.show,
        quit: () => app.quit(),
      };
      const icon = createTrayIcon(actions, isMac, log);
      if (icon === null) return;
      tray = icon;
      watch = createTrayWatch({ handlers, clock, timers, log, tell: icon.tell });
      watch.look();
    },

    stop() {
      watch?.stop();
      tray?.stop();
    },
  };
}
