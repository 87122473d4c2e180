import type { ClientCard } from '../../src-shared/domain/client.ts';
import type { Service } from '../../src-shared/domain/service.ts';
import { ask } from '../bridge.ts';

/** What a client comes for: the service of their latest booking that stands and whose service is still offered. */
export function lastServiceOf(
  { coming, past }: Pick<ClientCard, 'coming' | 'past'>,
  services: readonly Service[],
): Service | null {
  for (const { status, serviceId } of [...coming.toReversed(), ...past]) {
    const service = services.find(({ id, archived }) => id === serviceId && !archived);
    if (status !== 'cancelled' && service !== undefined) return service;
  }
  return null;
}

/** The same, looked up; null for somebody who has not been here yet. */
export async function findLastService(
  id: string,
  services: readonly Service[],
): Promise<Service | null> {
  return lastServiceOf(await ask('clients.card', { id }), services);
}
