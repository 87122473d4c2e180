import type { LineWriter, LogLevel } from './log.ts';

/** Lines of the log that may come before what writes them: they are kept until then. */
export type LateLines = {
  write: LineWriter;
  /** Something writes them already. */
  isWritten(): boolean;
  /** Writes what was kept, and from now on each line at once. */
  writeTo(writer: LineWriter): void;
};

export function createLateLines(): LateLines {
  let writer: LineWriter | null = null;
  let kept: [level: LogLevel, line: string][] = [];
  return {
    write(level, line) {
      if (writer === null) kept.push([level, line]);
      else writer(level, line);
    },
    isWritten: () => writer !== null,
    writeTo(to) {
      writer = to;
      for (const line of kept) to(...line);
      kept = [];
    },
  };
}
