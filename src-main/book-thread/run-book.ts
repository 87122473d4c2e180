import { migrations } from '../../migrations/all.ts';
import { type Handlers, serve, type Serving, type ShellChannel } from '../ipc/serve.ts';
import { languageOf } from '../../src-shared/words/language.ts';
import { speak } from '../../src-shared/words/words.ts';
import type { Settings } from '../../src-shared/domain/settings.ts';
import { openBook } from '../appointment-book.ts';
import { readEndpoints } from '../calendars/google/endpoints.ts';
import { composeMain, type Main } from '../compose.ts';
import { createLog } from '../platform/log.ts';
import { readNewestLines } from '../platform/log-files.ts';
import { appKeychain, machine } from '../platform/machine.ts';
import { createOpenBrowser } from '../window/open-browser.ts';
import { packError } from './carried-error.ts';
import { fetchFar } from './carried-fetch.ts';
import { type BookSide, type BookThreadData, connectSides, type MainSide } from './sides.ts';
import { createToldNetwork } from './told-network.ts';

type Running = { main: Main; serving: Serving; settings: Settings; close(): Promise<void> };

/** Runs the appointment book and all that answers from it, in a thread of its own, for as long as main wants it. */
export function runBook({ port, folder, chosenFolder, about }: BookThreadData): void {
  let arrive: (running: Promise<Running>) => void = () => undefined;
  const running = new Promise<Running>((resolve) => {
    arrive = resolve;
  });
  let hasBegun = false;
  running.catch(() => undefined); // whoever let it begin is told

  const network = createToldNetwork();
  const ours: BookSide = {
    async begin(systemLocale) {
      hasBegun = true;
      arrive(open(systemLocale));
      return (await running).settings;
    },
    answer: async (sender, channel, raw) => (await running).serving.answer(sender, channel, raw),
    answerAll: async (sender, calls) => (await running).serving.answerAll(sender, calls),
    async ask(channel, input) {
      const handle = (await running).main.handlers[channel] as (given: unknown) => Promise<never>; // the same channel
      return await handle(input);
    },
    start: () => void running.then(({ main }) => main.start()),
    wake: (reason) => void running.then(({ main }) => main.wake(reason)),
    networkIs: network.tell,
    async stop() {
      if (hasBegun)
        await running.then(
          ({ close }) => close(),
          () => undefined,
        ); // one that failed has closed itself
    },
  };
  const theirs = connectSides<MainSide, BookSide>(port, ours);
  const log = createLog((level, line) => void theirs.writeLog.asEvent(level, line));
  process.on('uncaughtException', (error) => void theirs.broke.asEvent(packError(error)));
  process.on('unhandledRejection', (error) => log.error('a promise was left to fail', { error }));

  async function open(systemLocale: string): Promise<Running> {
    speak(languageOf('system', systemLocale)); // until the settings say otherwise
    const endpoints = readEndpoints(process.env);
    const { clock, ids, random, timers, systemTimeZone } = machine();
    const book = await openBook({ folder, migrations, systemTimeZone, clock, ids, log });
    const keychain = appKeychain(log, timers, chosenFolder);
    const main = composeMain({
      book,
      clock,
      ids,
      random,
      timers,
      network,
      keychain,
      log,
      systemTimeZone,
      endpoints,
      fetch: fetchFar(theirs),
      openBrowser: createOpenBrowser({
        authUrl: endpoints.authUrl,
        openExternal: theirs.openExternal,
      }),
      readChosenFile: theirs.readChosenFile,
      readLog: () => readNewestLines(folder.path),
      copyText: theirs.copyText,
      saveText: theirs.saveText,
      paper: { askPath: theirs.askPath, savePdf: theirs.savePdf },
      announce: (event, facts) => void theirs.announce.asEvent(event, facts),
      settingsChanged(settings) {
        speak(languageOf(settings.language, systemLocale));
        void theirs.settingsChanged.asEvent(settings);
      },
      remind: (reminder) => void theirs.remind.asEvent(reminder),
      about,
    });
    const handlers = { ...main.handlers, ...shellHandlers(theirs) };
    const serving = serve(handlers, (error, channel) =>
      log.error('a request failed', { channel, error }),
    );
    const settings = await main.handlers['settings.get'](undefined);
    speak(languageOf(settings.language, systemLocale));
    return {
      main,
      serving,
      settings,
      async close() {
        await main.stop();
        await serving.stop();
        await keychain.stop();
        await book.close();
      },
    };
  }
}

/** What is asked of the window itself goes back to main, read and judged like any other request. */
function shellHandlers(main: Pick<Handlers, ShellChannel>): Pick<Handlers, ShellChannel> {
  return {
    'print.sheet': main['print.sheet'],
    'window.openDataFolder': main['window.openDataFolder'],
    'window.reload': main['window.reload'],
    'window.broke': main['window.broke'],
    'window.ready': main['window.ready'],
  };
}
