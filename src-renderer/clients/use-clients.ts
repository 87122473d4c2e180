import { useEffect, useState } from 'react';
import type { Client } from '../../src-shared/domain/client.ts';
import { ask, failureOf, on } from '../bridge.ts';

type Found = { clients: Client[]; isLoaded: boolean; problem: string | null };

/** The clients that match a text, kept up to date for as long as they are shown. */
export function useClients(text: string): Found {
  const [found, setFound] = useState<Found>({ clients: [], isLoaded: false, problem: null });

  useEffect(() => {
    let isCurrent = true;
    function load(): void {
      ask('clients.search', { text: text.trim() })
        .then((clients) => {
          if (isCurrent) setFound({ clients, isLoaded: true, problem: null });
        })
        .catch((error: unknown) => {
          if (isCurrent)
            setFound({ clients: [], isLoaded: true, problem: failureOf(error).message });
        });
    }
    load();
    const stop = on('clients.changed', load);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [text]);

  return found;
}
