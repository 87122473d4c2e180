import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import { currentLogName, logFolder } from './log-files.ts';
import type { LineWriter } from './log.ts';

/** Each file may grow this long; then it moves one place back. */
const maxBytes = 5 * 1024 * 1024;

/** The current file and the ones before it. */
const fileNames = [currentLogName, 'appointment-agent.1.log', 'appointment-agent.2.log'] as const;

/**
 * Writes lines of the log to files in the `logs` folder of the app's data: three of 5 MB at most, readable by this user
 * alone.
 * @param userDataFolder Electron's `userData` path
 * @param echo also print to the console (when developing)
 */
export function createFileLog(userDataFolder: string, { echo = false } = {}): LineWriter {
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

  return (level, line) => logger[level](line);
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
