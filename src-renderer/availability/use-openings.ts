import { useEffect, useState } from 'react';
import type { SlotView } from '../../src-shared/domain/slot.ts';
import type { WeeklySlot } from '../../src-shared/domain/weekly-slot.ts';
import { ask, on } from '../bridge.ts';
import { coalesce } from '../store/coalesce.ts';
import { now } from '../ui/clock.ts';
import { tellFailure } from '../ui/notify.tsx';

type Openings = { slots: SlotView[]; weekly: WeeklySlot[] };

const aheadMs = 400 * 86_400_000;

/** The openings to come, kept up to date for as long as they are shown; null until main has said them. */
export function useOpenings(): Openings | null {
  const [openings, setOpenings] = useState<Openings | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const load = coalesce(async () => {
      try {
        const fromAt = now();
        const [slots, weekly] = await Promise.all([
          ask('slots.inRange', { fromAt, toAt: fromAt + aheadMs }),
          ask('slots.weekly'),
        ]);
        if (isCurrent) setOpenings({ slots, weekly });
      } catch (error) {
        tellFailure(error);
      }
    });
    void load();
    const stops = [
      on('slots.changed', () => void load()),
      on('bookings.changed', () => void load()), // it tells of everything that was sent
      on('services.changed', () => void load()),
    ];
    return () => {
      isCurrent = false;
      for (const stop of stops) stop();
    };
  }, []);

  return openings;
}
