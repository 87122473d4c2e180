import { Booking } from '../../src-shared/domain/booking.ts';
import { takesTime } from '../../src-shared/domain/booking-changes.ts';
import { sameWhen } from '../../src-shared/domain/time.ts';
import type { FreedTime } from '../../src-shared/domain/waiting.ts';
import type { UndoPart, UndoStep } from '../undo/undo-step.ts';

/** The times that steps of the person gave up: by cancelling a booking, or by moving it elsewhere. */
export function freedTimes(steps: readonly Pick<UndoStep, 'parts'>[]): FreedTime[] {
  return steps.flatMap(({ parts }) => parts.flatMap((part) => freedBy(part) ?? []));
}

function freedBy({ kind, before, after }: UndoPart): FreedTime | null {
  if (kind !== 'booking' || before === null) return null;
  const was = Booking.safeParse(before);
  if (!was.success || !takesTime(was.data)) return null;
  const is = after === null ? null : Booking.safeParse(after);
  if (is?.success && takesTime(is.data) && sameWhen(was.data.when, is.data.when)) return null;
  const { when, bufferBeforeMinutes, bufferAfterMinutes } = was.data;
  return { when, bufferBeforeMinutes, bufferAfterMinutes };
}
