import { create } from 'zustand';
import type { Service } from '../../src-shared/domain/service.ts';
import { ask, on } from '../bridge.ts';
import { coalesce } from './coalesce.ts';

export const useServices = create<{ services: Service[] }>(() => ({ services: [] }));

export const refreshServices = coalesce(async () => {
  useServices.setState({ services: await ask('services.list') });
});

/** Asks for the services once and follows their changes; the answer stops that. */
export async function followServices(): Promise<() => void> {
  const stop = on('services.changed', () => void refreshServices());
  await refreshServices();
  return stop;
}
