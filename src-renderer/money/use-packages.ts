import { useEffect, useState } from 'react';
import type { PackageView } from '../../src-shared/domain/packages.ts';
import { ask, on } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';

/** A client's packages, kept up to date for as long as they are shown; null before the first answer. */
export function usePackages(clientId: string | null): PackageView[] | null {
  const [packages, setPackages] = useState<PackageView[] | null>(null);

  useEffect(() => {
    if (clientId === null) return undefined;
    let isShown = true;
    function load(id: string): void {
      ask('packages.ofClient', { clientId: id })
        .then((found) => {
          if (isShown) setPackages(found);
        })
        .catch(tellFailure);
    }
    load(clientId);
    const stops = [
      on('money.changed', () => load(clientId)),
      on('bookings.changed', () => load(clientId)),
    ];
    return () => {
      isShown = false;
      for (const stop of stops) stop();
    };
  }, [clientId]);

  return clientId === null ? null : packages;
}
