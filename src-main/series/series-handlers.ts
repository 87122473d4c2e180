import type { Handlers } from '../ipc/serve.ts';
import type { SeriesService } from './series-service.ts';

/** What the window may ask about series. */
export function seriesHandlers(
  service: SeriesService,
): Pick<Handlers, Extract<keyof Handlers, `series.${string}`>> {
  return {
    'series.get': (input) => service.get(input),
    'series.preview': (input) => service.preview(input),
    'series.save': (input) => service.save(input),
    'series.cancel': (input) => service.cancel(input),
    'series.attention': () => service.attention(),
  };
}
