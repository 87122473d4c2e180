import { useEffect, useState } from 'react';
import type { HolidayOffer, HolidayPlace } from '../../src-shared/domain/availability.ts';
import type { Output } from '../../src-shared/ipc/contract.ts';
import { ask } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';

type Places = Output<'holidays.places'>;

/** The countries there are holidays for, and the parts of the one chosen; null until main has said it. */
export function usePlaces(
  country: string | null,
  state: string | null,
  language: string,
): Places | null {
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(
    () => latest(ask('holidays.places', { country, state, language }), setPlaces),
    [country, state, language],
  );
  return places;
}

/** The holidays of a place in a year; null while there is no place, and until main has said them. */
export function useHolidayOffers(
  place: HolidayPlace | null,
  year: number,
  language: string,
): HolidayOffer[] | null {
  const [answered, setAnswered] = useState<{ to: string; offers: HolidayOffer[] } | null>(null);
  const { country = null, state = null, region = null } = place ?? {};
  const question = [country, state, region, year, language].join(' ');
  useEffect(() => {
    if (country === null) return undefined;
    return latest(
      ask('holidays.offer', { place: { country, state, region }, year, language }),
      (offers) => setAnswered({ to: question, offers }),
    );
  }, [country, state, region, year, language, question]);
  // The holidays of another place or year are no answer, and so are not shown while the right ones are on their way.
  return answered?.to === question ? answered.offers : null;
}

/** Keeps an answer unless another was asked for meanwhile. */
function latest<T>(answer: Promise<T>, keep: (value: T) => void): () => void {
  let isCurrent = true;
  answer
    .then((value) => {
      if (isCurrent) keep(value);
    })
    .catch(tellFailure);
  return () => {
    isCurrent = false;
  };
}
