import type { Timers } from './platform/ports.ts';

/** Something that was started, and how it ends. */
export type Stop = () => void | Promise<void>;

/** The part of Electron's app that ends it. */
export type QuittingApp = {
  on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  exit(code: number): void;
};

/** Ends what was started, in the opposite order, before the app is let go. */
export type Lifetime = {
  /** Remembers how something that was just started ends. */
  onStop(stop: Stop): void;
  /** Whenever the app ends from now on, it is with this exit code. */
  endWith(code: number): void;
  /** What was started is being ended: nothing more may be. */
  isEnding(): boolean;
};

export type LifetimeOptions = {
  app: QuittingApp;
  timers: Timers;
  /** After this long the app ends anyway: everything that counts is committed. */
  longestMs: number;
  report(error: unknown): void;
};

export function createLifetime({ app, timers, longestMs, report }: LifetimeOptions): Lifetime {
  const stops: Stop[] = [];
  let exitCode = 0;
  let isEnding = false;

  async function stopAll(): Promise<void> {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        report(error); // what else was started has to end all the same
      }
    }
  }

  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    const late = new Promise<void>((giveUp) => {
      timers.after(longestMs, () => {
        report(new Error('not everything had ended in time when the app quit'));
        giveUp();
      });
    });
    void Promise.race([stopAll(), late]).then(() => app.exit(exitCode));
  });

  return {
    onStop: (stop) => void stops.push(stop),
    endWith(code) {
      exitCode = code;
    },
    isEnding: () => isEnding,
  };
}
