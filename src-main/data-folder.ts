import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where everything lies that the app keeps on this machine, except secrets: those are in the keychain. */
export type DataFolder = {
  path: string;
  /** The appointment book itself. */
  database: string;
  /** Copies of it. */
  backups: string;
  /** Locked while the app runs. */
  inUse: string;
  windowState: string;
  /** How drawing went at an earlier start. */
  graphics: string;
  logs: string;
  /** The app's scripts as V8 compiled them at earlier starts. */
  compiled: string;
};

/** The paths within a data folder; nothing is made. */
export function dataFolderAt(path: string): DataFolder {
  return {
    path,
    database: join(path, 'appointments.sqlite3'),
    backups: join(path, 'backups'),
    inUse: join(path, 'in-use.sqlite3'),
    windowState: join(path, 'window.json'),
    graphics: join(path, 'graphics.json'),
    logs: join(path, 'logs'),
    compiled: join(path, 'Compiled Code'),
  };
}

/** Makes sure that the folder is there and that only its owner can look into it. */
export function makeDataFolder({ path }: DataFolder): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}
