import type { Log } from './ports.ts';

/** A log that is there before what writes it: it keeps its lines until then. */
export type LateLog = Log & {
  /** Something writes it already. */
  isWritten(): boolean;
  /** Writes what was kept, and from now on each line at once. */
  writeTo(log: Log): void;
};

export function createLateLog(): LateLog {
  let log: Log | null = null;
  let kept: ((log: Log) => void)[] = [];
  const write =
    (level: keyof Log): Log[keyof Log] =>
    (message, facts) => {
      if (log === null) kept.push((to) => to[level](message, facts));
      else log[level](message, facts);
    };
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    isWritten: () => log !== null,
    writeTo(to) {
      log = to;
      for (const one of kept) one(to);
      kept = [];
    },
  };
}
