import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file that is written now; the ones before it are beside it. */
export const currentLogName = 'appointment-agent.log';

/** Enough to find what went wrong of late. */
const newestLines = 2000;

/** The folder of the log in the app's data. */
export const logFolder = (userDataFolder: string): string => join(userDataFolder, 'logs');

/** The newest lines of the current log file; none when it can't be read. */
export async function readNewestLines(userDataFolder: string): Promise<string[]> {
  const file = join(logFolder(userDataFolder), currentLogName);
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-newestLines);
}
