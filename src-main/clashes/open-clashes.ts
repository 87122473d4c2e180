import { z } from 'zod';
import {
  AcceptedClash,
  acceptedClashesField,
  isAccepted,
  type Clash,
  type OpenClash,
} from '../../src-shared/domain/clash.ts';
import { spanOf } from '../../src-shared/domain/time.ts';
import type { Db } from '../database/schema.ts';
import { newestValues } from '../history/history-repo.ts';
import { clashesIn, readSurroundings } from './clash-finder.ts';

const dayMs = 86_400_000;

/** How far ahead is looked: what comes later can wait to be seen. */
const daysAhead = 90;

/** Null: everything, because it was accepted before the history said what. */
type Accepted = readonly AcceptedClash[] | null;

/** The bookings of the next 90 days with something in their way that nobody accepted, in order of time. */
export async function findOpenClashes(db: Db, now: number): Promise<OpenClash[]> {
  const around = await readSurroundings(db, { fromAt: now, toAt: now + daysAhead * dayMs });
  const accepted = await readAccepted(
    db,
    around.bookings.filter((booking) => booking.isAccepted).map(({ id }) => id),
  );
  return around.bookings.flatMap((booking) => {
    if (spanOf(booking.when, around.rules.timeZone).endAt <= now) return [];
    const clashes = clashesIn(around, booking, booking.id).filter(
      (clash) => !covers(accepted.get(booking.id), clash) && !isAcceptedThere(clash, booking.id),
    );
    const { id, title, when } = booking;
    return clashes.length === 0 ? [] : [{ bookingId: id, title, when, clashes }];
  });

  /** Two bookings may share time when it was accepted for either of them. */
  function isAcceptedThere(clash: Clash, id: (typeof around.bookings)[number]['id']): boolean {
    if (clash.kind !== 'booking') return false;
    return covers(accepted.get(clash.id), { ...clash, id });
  }
}

function covers(accepted: Accepted | undefined, clash: Clash): boolean {
  return accepted !== undefined && (accepted === null || isAccepted(clash, accepted));
}

async function readAccepted(db: Db, ids: readonly string[]): Promise<Map<string, Accepted>> {
  const values = await newestValues(db, 'booking', ids, acceptedClashesField);
  return new Map(
    ids.map((id) => [
      id,
      z
        .array(AcceptedClash)
        .nullable()
        .parse(values.get(id) ?? null),
    ]),
  );
}
