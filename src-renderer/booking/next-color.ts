import { ServiceColor } from '../../src-shared/domain/service.ts';
import type { Service } from '../../src-shared/domain/service.ts';

/** The first colour no service has yet, so that new services are told apart; gray is left for bookings without one. */
export function nextColor(services: Pick<Service, 'color' | 'archived'>[]): ServiceColor {
  const used = new Set(
    services.filter((service) => !service.archived).map((service) => service.color),
  );
  return ServiceColor.options.find((color) => color !== 'gray' && !used.has(color)) ?? 'teal';
}
