import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import { currentLogName, logFolder } from './log-files.ts';
import type { Log } from './ports.ts';
import { redactFact, redactText } from './redact.ts';

/** Each file may grow this long; then it moves one place back. */
const maxBytes = 5 * 1024 * 1024;

/** The current file and the ones before it. */
const fileNames = [currentLogName, 'appointment-agent.1.log', 'appointment-agent.2.log'] as const;

export type FileLog = Log & {
  /** The folder the files are in, to be shown to the person. */
  readonly folder: string;
};

/**
 * Writes the log to files in the `logs` folder of the app's data: three of 5 MB at most, readable by
 * this user alone. Every line is redacted first: no tokens, no secrets, no e-mail addresses.
 * @param userDataFolder Electron's `userData` path
 * @param echo also print to the console (when developing)
 */
export function createFileLog(userDataFolder: string, { echo = false } = {}): FileLog {
  const folder = logFolder(userDataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logger = electronLog.create({ logId: folder });
  const { file, console: terminal } = logger.transports;
  file.resolvePathFn = () => join(folder, fileNames[0]);
  file.level = 'info';
  file.maxSize = maxBytes;
  file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}{z}] [{level}] {text}';
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.archiveLogFn = () => rotate(folder);
  terminal.level = echo ? 'info' : false;

  const write =
    (level: 'info' | 'warn' | 'error') => (message: string, facts?: Record<string, unknown>) => {
      logger[level](logLine(message, facts));
    };
  return { folder, info: write('info'), warn: write('warn'), error: write('error') };
}

/** One line: the message, and the facts as JSON. Line breaks are escaped, so that no text can pretend to be a line of its own. */
function logLine(message: string, facts?: Record<string, unknown>): string {
  const text = redactText(message).replace(/\r?\n/g, '\\n');
  return facts === undefined ? text : `${text} ${JSON.stringify(redactFact(facts))}`;
}

/** Each file takes the place of the one behind it; what was in the last one goes. */
function rotate(folder: string): void {
  const [current, previous, oldest] = fileNames;
  for (const [from, to] of [
    [previous, oldest],
    [current, previous],
  ] as const) {
    if (existsSync(join(folder, from))) renameSync(join(folder, from), join(folder, to));
  }
}
