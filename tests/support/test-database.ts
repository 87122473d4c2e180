import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../src-main/database/open.ts';
import { migrations } from '../../migrations/all.ts';

/** A real database in memory with every migration run. */
export async function testDatabase(): Promise<OpenDatabase> {
  const database = openDatabase(':memory:');
  await migrate(database, migrations);
  return database;
}
