import type { Backups } from '../database/backup.ts';
import type { Clock } from '../platform/ports.ts';

/** Less than a day, so that the copy does not wander later and later. */
const dueAfterMs = 20 * 3_600_000;

/** Copies the database aside once a day. Answers whether it did. */
export async function copyDaily({
  backups,
  clock,
}: {
  backups: Backups;
  clock: Clock;
}): Promise<boolean> {
  const latestAt = await backups.latestAt('daily');
  const now = clock.now();
  // A copy from the future tells of a clock that was wrong, not of a copy that can be relied on.
  if (latestAt !== null && latestAt <= now && now - latestAt < dueAfterMs) return false;
  await backups.copyBefore('daily');
  return true;
}
