import { join } from 'node:path';

/** The files of an app's folder. */
export const databaseFile = (folder: string): string => join(folder, 'appointments.sqlite');
export const lockFile = (folder: string): string => join(folder, 'in-use.sqlite');

/** So many calls a minute that a pause for the sake of the quota never keeps the killing waiting. */
export const unhurried = 1_000_000;
