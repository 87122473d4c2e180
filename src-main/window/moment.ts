import type { Timers } from '../platform/ports.ts';

/** Something that comes once, and that can be waited for. */
export type Moment = {
  come(): void;
  /** Resolves when it has come, or after so many milliseconds without it. */
  within(ms: number): Promise<void>;
};

/** Something that has not come yet. */
export function createMoment(timers: Timers): Moment {
  let come = (): void => undefined;
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  return {
    come: () => come(),
    async within(ms) {
      let stop = (): void => undefined;
      const late = new Promise<void>((resolve) => {
        stop = timers.after(ms, resolve);
      });
      await Promise.race([hasCome, late]);
      stop();
    },
  };
}
