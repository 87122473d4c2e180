import { type DataFolder, makeDataFolder } from './data-folder.ts';
import { type Backups, createBackups } from './database/backup.ts';
import { removeCopyMark } from './database/copy-mark.ts';
import { ensureDatabaseId } from './database/identity.ts';
import { migrate, readSchemaState } from './database/migrate.ts';
import { type OpenDatabase, openDatabase } from './database/open.ts';
import { claimSoleUse } from './database/sole-use.ts';
import type { Clock, Ids, Log } from './platform/ports.ts';
import { ensurePracticeTimeZone } from './settings/settings-repo.ts';
import { prepareRestored } from './sync/restored.ts';

/** The opened database, ours alone until it is closed. */
export type AppointmentBook = { database: OpenDatabase; backups: Backups; close(): Promise<void> };

export type Migrations = Parameters<typeof migrate>[1];

export type BookDeps = {
  folder: DataFolder;
  migrations: Migrations;
  systemTimeZone: string;
  clock: Clock;
  ids: Ids;
  log: Log;
};

/**
 * Opens the appointment book: claims the folder, opens the file, copies it aside before bringing it up to date, and
 * recognises a copy that was put back. Whatever goes wrong, it throws and everything is closed again.
 */
export async function openBook(deps: BookDeps): Promise<AppointmentBook> {
  const { folder, migrations, clock } = deps;
  makeDataFolder(folder);
  const soleUse = claimSoleUse(folder.inUse);
  let database: OpenDatabase | null = null;
  try {
    database = openDatabase(folder.database);
    const backups = createBackups({ file: folder.database, folder: folder.backups, clock });
    const isNew = readSchemaState(database, migrations).done.length === 0;
    await migrate(database, migrations, async () => {
      if (!isNew) await backups.copyBefore('migration');
    });
    await settleIn(database, deps);
    return { database, backups, close: closing(database, soleUse.release) };
  } catch (error) {
    await database?.close();
    soleUse.release();
    throw error;
  }
}

/** What every opening has to see to before the book is used. */
async function settleIn(
  { db }: OpenDatabase,
  { ids, systemTimeZone, log }: BookDeps,
): Promise<void> {
  const wasPutBack = await db.transaction().execute(async (tx) => {
    await ensureDatabaseId(tx, ids);
    await ensurePracticeTimeZone(tx, systemTimeZone);
    if (!(await removeCopyMark(tx))) return false;
    await prepareRestored(tx);
    return true;
  });
  if (wasPutBack)
    log.warn(
      'a copy was put back: everything is compared with the calendar before anything is sent',
    );
}

/** Closes the file with everything in it, so that nothing has to lie beside it, and then gives the folder back. */
function closing(database: OpenDatabase, release: () => void): () => Promise<void> {
  return async () => {
    try {
      database.sqlite.pragma('optimize');
      database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
      await database.close();
    } finally {
      release();
    }
  };
}
