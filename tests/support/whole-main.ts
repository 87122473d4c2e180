import { migrations } from '../../migrations/all.ts';
import { type AppointmentBook, openBook } from '../../src-main/appointment-book.ts';
import { readEndpoints } from '../../src-main/calendars/google/endpoints.ts';
import type { Fetch } from '../../src-main/calendars/google/token-endpoint.ts';
import { composeMain, type Main } from '../../src-main/compose.ts';
import type { DataFolder } from '../../src-main/data-folder.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import type { Keychain, NetworkState } from '../../src-main/platform/ports.ts';
import { createOpenBrowser } from '../../src-main/window/open-browser.ts';
import type { Channel, Output, Reply, Request } from '../../src-shared/ipc/contract.ts';
import { languageOf } from '../../src-shared/words/language.ts';
import { speak } from '../../src-shared/words/words.ts';
import {
  fakeClock,
  type FakeClock,
  fakeIds,
  fakeLog,
  fakeRandom,
  fakeTimers,
  type FakeTimers,
} from './fakes.ts';
import { practiceZone } from './times.ts';

/** The whole of main but Electron, asked over the same channel as the window asks it. */
export type WholeMain = {
  main: Main;
  book: AppointmentBook;
  clock: FakeClock;
  timers: FakeTimers;
  announced: string[];
  /** What the window gets for a request; a refusal is thrown. */
  ask<C extends Channel>(channel: C, input: Request<C>): Promise<Output<C>>;
  /** May be called again. */
  stop(): Promise<void>;
};

export type WholeMainOptions = {
  folder: DataFolder;
  keychain: Keychain;
  network: NetworkState;
  fetch: Fetch;
  /** Where Google is. */
  environment: Record<string, string>;
  /** Fills the book before anything of main sees it. */
  prepare?: (book: AppointmentBook) => Promise<void>;
};

/** Starts all of main on a book in a folder, with clock, ids, chance and timers of the test. */
export async function startWholeMain(options: WholeMainOptions): Promise<WholeMain> {
  const { folder } = options;
  const [clock, ids, log] = [fakeClock(), fakeIds(), fakeLog()];
  const timers = fakeTimers(clock);
  const endpoints = readEndpoints(options.environment);
  const announced: string[] = [];
  const systemTimeZone = practiceZone;
  const book = await openBook({ folder, migrations, systemTimeZone, clock, ids, log });
  await options.prepare?.(book);
  const main = composeMain({
    book,
    clock,
    ids,
    random: fakeRandom(1),
    timers,
    network: options.network,
    keychain: options.keychain,
    log,
    systemTimeZone,
    endpoints,
    fetch: options.fetch,
    openBrowser: createOpenBrowser({
      authUrl: endpoints.authUrl,
      openExternal: async () => undefined,
    }),
    readChosenFile: async () => null,
    readLog: async () => ['[2026-03-02 08:00:00.000+01:00] [warn] something'],
    copyText: async () => undefined,
    saveText: async () => true,
    paper: { askPath: async () => null, savePdf: async () => undefined },
    announce: (event) => void announced.push(event),
    settingsChanged: ({ language }) => speak(languageOf(language, 'en-GB')),
    remind: (reminder) => void announced.push(`reminder: ${reminder.title}`),
    about: { version: '1', electron: '1', node: '1', platform: 'test', dataFolder: folder.path },
  });
  const serving = serve(
    {
      ...main.handlers,
      'print.sheet': async () => ({ savedAs: null }),
      'window.ready': async () => null,
      'window.broke': async () => null,
      'window.reload': async () => null,
      'window.openDataFolder': async () => null,
    },
    (error) => {
      throw error;
    },
  );
  main.start();
  let isStopped = false;
  return {
    main,
    book,
    clock,
    timers,
    announced,
    async ask(channel, input) {
      const reply = (await serving.answer('page', channel, input)) as Reply<Output<typeof channel>>;
      if (!reply.ok) throw new Error(`${reply.failure.code}: ${reply.failure.message}`);
      return reply.value;
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await main.stop();
      await serving.stop();
      await book.close();
    },
  };
}
