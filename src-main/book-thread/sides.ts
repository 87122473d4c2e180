import type { MessagePort } from 'node:worker_threads';
import { type BirpcReturn, createBirpc } from 'birpc';
import type { Settings } from '../../src-shared/domain/settings.ts';
import type { EventName, Events, Input, Output } from '../../src-shared/ipc/contract.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Handlers, Serving, ShellChannel } from '../ipc/serve.ts';
import type { ReceiptPaper } from '../money/receipt-service.ts';
import type { LogLevel } from '../platform/log.ts';
import type { Reminder } from '../reminders/reminder-service.ts';
import type { WakeReason } from '../sync/loop.ts';
import { type CarriedError, packError, unpackError } from './carried-error.ts';
import type { FetchSide } from './carried-fetch.ts';

/** What the book's thread is started with. */
export type BookThreadData = {
  port: MessagePort;
  /** The folder with the scripts of main and of the thread. */
  scripts: string;
  folder: DataFolder;
  /** Given on the command line; null for the person's own data. */
  chosenFolder: string | null;
  about: Output<'app.about'>;
};

/** What the tray asks, which needs no more of it than the page does. */
export type TrayChannel = 'bookings.inRange' | 'sync.summary' | 'settings.get' | 'sync.now';

/** What the book's thread does for main. */
export type BookSide = {
  /** Opens the book and answers from now on; resolves with its settings. Main knows by then what the system speaks. */
  begin(systemLocale: string): Promise<Settings>;
  /** Waits, where it comes before the book is open. */
  answer: Serving['answer'];
  answerAll: Serving['answerAll'];
  ask<C extends TrayChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** Begins what goes on by itself: the sync, reminders, housekeeping. */
  start(): void;
  wake(reason: WakeReason): void;
  networkIs(online: boolean): void;
  /** Resolves when nothing runs any more and the book is closed. */
  stop(): Promise<void>;
};

/** What main does for the book's thread: all that only Electron can, and what the page asks of its own window. */
export type MainSide = FetchSide &
  Pick<Handlers, ShellChannel> & {
    announce<E extends EventName>(event: E, facts: Events[E]): void;
    settingsChanged(settings: Settings): void;
    remind(reminder: Reminder): void;
    writeLog(level: LogLevel, line: string): void;
    /** The thread met an error that nobody caught. */
    broke(error: CarriedError): void;
    openExternal(address: string): Promise<void>;
    readChosenFile(): Promise<string | null>;
    copyText(text: string): Promise<void>;
    saveText(name: string, text: string): Promise<boolean>;
    askPath: ReceiptPaper['askPath'];
    savePdf: ReceiptPaper['savePdf'];
  };

/** The part of a message port that is used, whichever side has it. */
export type Port = Pick<MessagePort, 'postMessage' | 'on'>;

/** An answer that is an error, among what birpc sends. */
type Message = { e?: unknown };

/** Lets one side call the other's functions through the port, with errors that keep their class and code. */
export function connectSides<Theirs extends object, Ours extends object>(
  port: Port,
  ours: Ours,
): BirpcReturn<Theirs, Ours> {
  return createBirpc<Theirs, Ours>(ours, {
    post: (message) => port.postMessage(message),
    on: (listener) => void port.on('message', listener),
    bind: 'functions',
    timeout: -1, // a person may look at a dialog for as long as they like
    serialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: packError(message.e) },
    deserialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: unpackError(message.e as CarriedError) },
  });
}
