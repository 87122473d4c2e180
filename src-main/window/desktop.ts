import { app, clipboard, Menu, nativeTheme, shell as system } from 'electron';
import { ExpectedError } from '../../src-shared/domain/errors.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { WindowCommand } from '../../src-shared/ipc/window-command.ts';
import { languageOf } from '../../src-shared/words/language.ts';
import { speak, t } from '../../src-shared/words/words.ts';
import type { MainSide } from '../book-thread/sides.ts';
import type { Handlers, ShellChannel } from '../ipc/serve.ts';
import type { Clock, Log, Timers } from '../platform/ports.ts';
import type { Reminder } from '../reminders/reminder-service.ts';
import { bookingOfLink } from './booking-of-link.ts';
import { readChosenFile, saveText } from './files.ts';
import { menuTemplate } from './menu.ts';
import type { PageMail } from './page-mail.ts';
import { createPrintSheet } from './print-sheet.ts';
import { receiptPaper } from './receipt-paper.ts';
import { createReminderNotifications } from './reminder-notification.ts';
import { createTrayIcon, type TrayIcon } from './tray-icon.ts';
import { createTrayWatch, type TrayAsk, type TrayWatch } from './tray-watch.ts';
import type { WindowShell } from './window-shell.ts';

export type DesktopOptions = {
  shell: WindowShell;
  /** The way to the page as long as it listens. */
  mail: PageMail;
  dataFolder: string;
  /** The settings as they are now. */
  settings: Settings;
  clock: Clock;
  timers: Timers;
  log: Log;
};

/** What is around the window: menus, tray, reminders, links, dialogs and paper. None of it is needed to draw the page. */
export type Desktop = {
  /** Something was announced: the tray looks anew. */
  look(): void;
  remind(reminder: Reminder): void;
  handlers: Pick<Handlers, Exclude<ShellChannel, 'window.ready'>>;
  /** What the book wants of the person's files and of paper. */
  files: Pick<MainSide, 'readChosenFile' | 'saveText' | 'copyText' | 'askPath' | 'savePdf'>;
  /** Lets menus and the tray go with the settings. */
  settingsChanged(settings: Settings): void;
  /** Opens the booking that a link means, in front of others; any other link is only logged. */
  openLink(link: string): void;
  /** Tells whether the app goes on without a window, where one can get at it. */
  keepsRunning(): boolean;
  /** Brings the menu and the tray up, which asks what the window may ask. */
  start(ask: TrayAsk): void;
  stop(): void;
};

export function createDesktop(options: DesktopOptions): Desktop {
  const { shell, mail, clock, timers, log } = options;
  const isMac = process.platform === 'darwin';
  let tray: TrayIcon | null = null;
  let watch: TrayWatch | null = null;
  let isStarted = false;
  let { keepsRunning: isToKeepRunning } = options.settings;
  speak(languageOf(options.settings.language, app.getLocale()));

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
    look: () => watch?.look(),

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
    },

    files: {
      readChosenFile,
      saveText,
      copyText: async (text) => await clipboard.writeText(text), // a promise since Electron 45
      ...receiptPaper,
    },

    settingsChanged({ language, keepsRunning }) {
      speak(languageOf(language, app.getLocale()));
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

    start(ask) {
      isStarted = true;
      setMenu();
      const actions = {
        open,
        newBooking: () => run('new-booking'),
        syncNow() {
          ask('sync.now', undefined).catch((error: unknown) =>
            log.warn('a sync that was asked for in the tray failed', { error }),
          );
        },
        showSync: () => run('show-sync'),
        show: shell.show,
        quit: () => app.quit(),
      };
      const icon = createTrayIcon(actions, isMac, log);
      if (icon === null) return;
      tray = icon;
      watch = createTrayWatch({ ask, clock, timers, log, tell: icon.tell });
      watch.look();
    },

    stop() {
      watch?.stop();
      tray?.stop();
    },
  };
}
