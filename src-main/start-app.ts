import { app, powerMonitor } from 'electron';
import { migrations } from '../migrations/all.ts';
import type { Settings } from '../src-shared/domain/settings.ts';
import { languageOf } from '../src-shared/words/language.ts';
import { speak } from '../src-shared/words/words.ts';
import { openBook } from './appointment-book.ts';
import { composeMain } from './compose.ts';
import type { DataFolder } from './data-folder.ts';
import { appKeychain, electronPorts, machine } from './electron-ports.ts';
import { createAnnounce } from './ipc/announce.ts';
import type { holdRequests } from './ipc/hold-requests.ts';
import { serve } from './ipc/serve.ts';
import { createTrustedSender } from './ipc/trusted-sender.ts';
import type { Lifetime } from './lifetime.ts';
import type { Log } from './platform/ports.ts';
import { type createLinkInbox, linkIn } from './window/deep-link.ts';
import { createDesktop } from './window/desktop.ts';
import type { WindowShell } from './window/window-shell.ts';

/** What is there before anything else of the app is loaded. */
export type Begun = {
  folder: DataFolder;
  /** Given on the command line; null for the person's own data. */
  chosenFolder: string | null;
  requests: ReturnType<typeof holdRequests>;
  shell: WindowShell;
  links: ReturnType<typeof createLinkInbox>;
  log: Log;
  lifetime: Lifetime;
};

/**
 * Starts what answers the window, each with its end, and shows it. The function it answers starts all the rest, which
 * the first page needs nothing of.
 */
export async function startApp(begun: Begun): Promise<() => void> {
  const { folder, chosenFolder, requests, shell, links, log, lifetime } = begun;
  speak(languageOf('system', app.getLocale())); // until the settings say otherwise
  const { clock, ids, timers, systemTimeZone } = machine();
  const book = await openBook({ folder, migrations, systemTimeZone, clock, ids, log });
  lifetime.onStop(book.close);
  const isTrusted = createTrustedSender(shell.origin);
  const desktop = createDesktop({
    shell,
    announce: createAnnounce(shell.pages, isTrusted),
    dataFolder: folder.path,
    clock,
    timers,
    log,
  });
  const follow = (settings: Settings): void => {
    speak(languageOf(settings.language, app.getLocale()));
    desktop.settingsChanged(settings);
  };
  const keychain = appKeychain(log, timers, chosenFolder);
  lifetime.onStop(keychain.stop);
  const ports = electronPorts({
    folder,
    book,
    log,
    keychain,
    announce: desktop.announce,
    settingsChanged: follow,
    remind: desktop.remind,
  });
  lifetime.onStop(ports.stop);
  const main = composeMain(ports);
  const handlers = { ...main.handlers, ...desktop.handlers };
  const serving = serve(requests, handlers, {
    isTrusted,
    report: (error, channel) => log.error('a request failed', { channel, error }),
  });
  lifetime.onStop(serving.stop);
  lifetime.onStop(main.stop);
  lifetime.onStop(shell.stop);
  lifetime.onStop(desktop.stop);

  follow(await main.handlers['settings.get'](undefined));
  shell.show(); // what its page asks is answered now, and drawn in a moment
  app.on('second-instance', (_event, args) => {
    shell.show();
    const link = linkIn(args);
    if (link !== null) links.put(link);
  });
  app.on('activate', shell.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !desktop.keepsRunning()) app.quit();
  });
  return () => {
    main.start();
    powerMonitor.on('resume', () => main.wake('resume'));
    desktop.start(main.handlers);
    links.openWith(desktop.openLink);
    log.info('started', { version: app.getVersion(), electron: process.versions.electron });
  };
}
