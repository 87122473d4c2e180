import type { BookingView } from '../../src-shared/domain/booking.ts';
import type { SeriesAct, SeriesResult } from '../../src-shared/domain/series.ts';
import { BookingChange } from '../../src-shared/domain/booking.ts';
import { SeriesDraft } from '../../src-shared/domain/series.ts';
import type { ChangeInput, DraftInput } from '../booking/form-values.ts';
import { ask } from '../bridge.ts';
import { type First, type RepeatValues, ruleOf } from './repeat-values.ts';
import { askReach, solveSeries } from './series-questions.ts';
import { t } from '../../src-shared/words/words.ts';

/** What was saved: the booking that is shown, and how many others went along. */
export type Saved = { booking: BookingView; others: number };

/** Books a series after the person has seen its dates; null when they went back. */
export async function bookSeries(
  draft: DraftInput,
  repeat: RepeatValues,
  first: First,
  timeZone: string,
): Promise<Saved | null> {
  const act: SeriesAct = {
    kind: 'create',
    draft: SeriesDraft.parse({ rule: ruleOf(repeat, first, timeZone), booking: draft }),
  };
  const plan = await ask('series.preview', { act, decisions: [] });
  return savedOf(
    await solveSeries({
      act,
      plan,
      title: t('series:solve.create'),
      saveLabel: (number) => t('series:solve.book', { count: number }),
    }),
  );
}

/**
 * Saves a change of an occurrence, for as many of the series as the person says: `alone` is how it is saved for one.
 * Null when they went back.
 */
export async function saveOccurrence(
  booking: BookingView,
  { revision, changes }: { revision: number; changes: ChangeInput },
  alone: () => Promise<BookingView>,
): Promise<Saved | null> {
  const reach = mayReachOthers(booking, changes) ? await askReach(t('series:reach.title')) : 'this';
  if (reach === null) return null;
  if (reach === 'this') return { booking: await alone(), others: 0 };
  const act: SeriesAct = {
    kind: 'change',
    edit: {
      bookingId: booking.id,
      revision,
      scope: reach,
      changes: BookingChange.parse(changes),
      overOwnChanges: false,
    },
  };
  const plan = await ask('series.preview', { act, decisions: [] });
  const isClear = plan.ownChanges === 0 && plan.occurrences.every(({ isSettled }) => isSettled);
  const result = isClear
    ? await ask('series.save', { act, decisions: [] })
    : await solveSeries({
        act,
        plan,
        title: t('series:solve.change'),
        saveLabel: (number) => t('series:solve.save', { count: number }),
      });
  return savedOf(result);
}

/** What became of one appointment, and an all-day time, are said of one alone. */
function mayReachOthers(booking: BookingView, { when, status, ...rest }: ChangeInput): boolean {
  if (booking.seriesId === null || when?.allDay === true) return false;
  if (status !== undefined && status !== 'tentative' && status !== 'confirmed') return false;
  return when !== undefined || status !== undefined || Object.keys(rest).length > 0;
}

function savedOf(result: SeriesResult | null): Saved | null {
  if (result === null || result.booking === null) return null;
  return { booking: result.booking, others: Math.max(0, result.count - 1) };
}
