import type { Client } from '../../src-shared/domain/client.ts';
import type { BookingId } from '../../src-shared/domain/ids.ts';
import { resendUpcoming } from '../bookings/resend.ts';
import type { Tx } from '../database/schema.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import { putClient } from './client-repo.ts';

/**
 * Stores the next state of a client with the risen revision; a new name also goes out with the coming bookings whose
 * title follows it. Answers those.
 */
export async function writeClient(
  tx: Tx,
  itemChanged: ItemChanged,
  before: Client | null,
  after: Client,
  at: number,
): Promise<{ client: Client; bookingIds: BookingId[] }> {
  const client = { ...after, revision: (before?.revision ?? 0) + 1 };
  await putClient(tx, client, at);
  if (before === null || before.name === client.name) return { client, bookingIds: [] };
  const bookingIds = await resendUpcoming(
    tx,
    itemChanged,
    { following: { clientId: client.id } },
    {
      at,
      kind: 'client-renamed',
      changes: [{ field: 'clientName', from: before.name, to: client.name }],
    },
  );
  return { client, bookingIds };
}
