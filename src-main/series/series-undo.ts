import { Series } from '../../src-shared/domain/series.ts';
import type { UndoPort } from '../undo/undo-port.ts';
import { findSeries, putSeries, removeSeries } from './series-repo.ts';

/** Takes the series' own part of a step back; its bookings are parts of their own. */
export const seriesUndo: UndoPort = {
  kind: 'series',
  read: (db, id) => findSeries(db, id),
  async write(tx, id, after, at) {
    if (after === null) return removeSeries(tx, id);
    const series = Series.parse(after);
    const now = await findSeries(tx, id);
    const revision = Math.max(now?.revision ?? 0, series.revision) + 1;
    await putSeries(tx, { ...series, id: series.id, revision, changedAt: at });
  },
};
