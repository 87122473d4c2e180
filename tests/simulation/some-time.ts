import type { When } from '../../src-shared/domain/time.ts';
import type { SeededRandom } from './random.ts';
import { simulationStart } from './world.ts';

const hour = 3_600_000;

/** A time that no other step of a history draws, so that nothing overlaps by chance. */
export function someTime(random: SeededRandom, index: number): When {
  if (random.chance(0.04)) {
    const day = new Date(simulationStart + (40 + index) * 24 * hour).toISOString().slice(0, 10);
    const next = new Date(simulationStart + (41 + index) * 24 * hour).toISOString().slice(0, 10);
    return { allDay: true, startDay: day, endDay: next };
  }
  // The seconds make it a time that no other operation gives.
  const startAt = simulationStart + random.int(60) * hour + index * 1000;
  return {
    allDay: false,
    startAt,
    endAt: startAt + hour / 2,
    timeZone: random.pick(['Europe/Berlin', 'America/New_York']),
  };
}
