import { MessageChannel, Worker } from 'node:worker_threads';
import type { BirpcReturn } from 'birpc';
import { type BookSide, type BookThreadData, connectSides, type MainSide } from './sides.ts';

/** The thread of the appointment book, as main sees it. */
export type BookThread = {
  /** Connects it with what it needs of main; until then what it says waits. */
  connect(ours: MainSide): BirpcReturn<BookSide, MainSide>;
  /** Lets it close the book, and ends it. Resolves at once when it is over already. */
  stop(): Promise<void>;
};

export type BookThreadOptions = {
  /** The script that the thread runs. */
  script: string;
  data: Omit<BookThreadData, 'port'>;
  /** Is told when the thread can't be begun, or ends without having been asked to. */
  ended(error: unknown): void;
};

/** Begins the thread, which loads what it needs until main connects with it and lets it open the book. */
export function startBookThread({ script, data, ended }: BookThreadOptions): BookThread {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const worker = new Worker(script, {
    name: 'book',
    workerData: { ...data, port: theirs } satisfies BookThreadData,
    transferList: [theirs],
  });
  let side: BirpcReturn<BookSide, MainSide> | null = null;
  let isOver = false;
  let isToEnd = false;
  const over = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      isOver = true;
      resolve();
      if (!isToEnd) end(new Error('the thread of the book ended by itself'));
    });
  });
  function end(error: unknown): void {
    isToEnd = true;
    ended(error);
  }
  worker.on('error', end);

  return {
    connect(main) {
      side = connectSides<BookSide, MainSide>(ours, main);
      return side;
    },
    async stop() {
      isToEnd = true;
      if (!isOver) await Promise.race([side?.stop(), over]);
      await worker.terminate();
      ours.close();
    },
  };
}
