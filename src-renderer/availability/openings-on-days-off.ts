import type { OpeningRules } from '../../src-shared/domain/availability.ts';
import { isDayOff } from '../../src-shared/domain/opening.ts';
import type { SlotView } from '../../src-shared/domain/slot.ts';
import { dayOf } from '../../src-shared/domain/time.ts';

/**
 * The openings on offer that begin on time off, a holiday or a day closed by itself. Those outside the weekly hours
 * are left alone: whoever publishes them means it.
 */
export function openingsOnDaysOff(rules: OpeningRules, slots: readonly SlotView[]): SlotView[] {
  return slots.filter(({ when, withdrawnAt }) => {
    if (withdrawnAt !== null) return false;
    const day = when.allDay ? when.startDay : dayOf(when.startAt, rules.timeZone);
    return isDayOff(rules, day);
  });
}
