import type { Log } from './ports.ts';
import { redactFact, redactText } from './redact.ts';

export type LogLevel = keyof Log;

/** Takes lines of the log that may be kept as they are. */
export type LineWriter = (level: LogLevel, line: string) => void;

/** A log whose every line is redacted before it goes anywhere: no tokens, no secrets, no e-mail addresses. */
export function createLog(write: LineWriter): Log {
  const at =
    (level: LogLevel): Log[LogLevel] =>
    (message, facts) =>
      write(level, logLine(message, facts));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** One line: the message, and the facts as JSON. Line breaks are escaped, so that no text can pretend to be a line of its own. */
function logLine(message: string, facts?: Record<string, unknown>): string {
  const text = redactText(message).replace(/\r?\n/g, '\\n');
  return facts === undefined ? text : `${text} ${JSON.stringify(redactFact(facts))}`;
}
