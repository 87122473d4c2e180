import type { NetworkState } from '../platform/ports.ts';

/** A network state for where nobody can ask: it is as it was last told. */
export type ToldNetwork = NetworkState & { tell(online: boolean): void };

/** Online until told otherwise, which proves nothing, as it never does. */
export function createToldNetwork(): ToldNetwork {
  const listeners = new Set<(online: boolean) => void>();
  let known = true;
  return {
    isOnline: () => known,
    onChange(callback) {
      const listener = (online: boolean): void => callback(online); // its own function, so that the same callback may listen twice
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(online) {
      if (online === known) return;
      known = online;
      for (const listener of listeners) listener(online);
    },
  };
}
