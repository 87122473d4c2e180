import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClientRow } from '../../src-shared/domain/client.ts';
import { ask, failureOf, on } from '../bridge.ts';

const pageSize = 100;

type Found = {
  /** Rises with each new look: pages of different looks do not fit together. */
  look: number;
  total: number;
  pages: ReadonlyMap<number, ClientRow[]>;
  problem: string | null;
};

export type ClientList = {
  total: number;
  isLoaded: boolean;
  problem: string | null;
  /** The row at a place; undefined until it has been read. */
  rowAt(index: number): ClientRow | undefined;
  /** Says which places are in sight, so that they are read. */
  show(first: number, last: number): void;
};

/** The clients that match a text, or all; only those in sight are read, and kept up to date while they are. */
export function useClientList(text: string): ClientList {
  const wanted = text.trim();
  const [found, setFound] = useState<Found>({ look: 0, total: 0, pages: new Map(), problem: null });
  const look = useRef(0);
  const asked = useRef(new Set<number>());
  const sight = useRef({ first: 0, last: 0 });

  const read = useCallback((): void => {
    const { first, last } = sight.current;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      const mine = look.current;
      ask('clients.list', { text: wanted, offset: page * pageSize, limit: pageSize })
        .then(({ total, rows }) => {
          if (mine !== look.current) return;
          setFound((last) => ({
            look: mine,
            total,
            pages: new Map([...(last.look === mine ? last.pages : []), [page, rows]]),
            problem: null,
          }));
        })
        .catch((error: unknown) => {
          if (mine !== look.current) return;
          setFound({ look: mine, total: 0, pages: new Map(), problem: failureOf(error).message });
        });
    }
  }, [wanted]);

  useEffect(() => {
    function lookAgain(): void {
      look.current += 1;
      asked.current.clear();
      read();
    }
    sight.current = { first: 0, last: 0 };
    lookAgain();
    const stops = [on('clients.changed', lookAgain), on('bookings.changed', lookAgain)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [read]);

  const show = useCallback(
    (first: number, last: number): void => {
      sight.current = { first, last };
      read();
    },
    [read],
  );

  return {
    total: found.total,
    isLoaded: found.look > 0,
    problem: found.problem,
    rowAt: (index) => found.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    show,
  };
}
