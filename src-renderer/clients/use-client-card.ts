import { useEffect, useState } from 'react';
import type { ClientCard } from '../../src-shared/domain/client.ts';
import type { ClientId } from '../../src-shared/domain/ids.ts';
import { ask, on } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';

/** The card of a client, kept up to date for as long as it is open; null until it is read, and where there is none. */
export function useClientCard(id: string | null): ClientCard | null {
  const [card, setCard] = useState<{ id: string; card: ClientCard } | null>(null);

  useEffect(() => {
    if (id === null) return undefined;
    let isCurrent = true;
    function load(): void {
      ask('clients.card', { id: id as ClientId })
        .then((read) => {
          if (isCurrent) setCard({ id: id ?? '', card: read });
        })
        .catch(tellFailure);
    }
    load();
    const stops = (['clients.changed', 'bookings.changed', 'money.changed'] as const).map((event) =>
      on(event, load),
    );
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, [id]);

  return card !== null && card.id === id ? card.card : null;
}
