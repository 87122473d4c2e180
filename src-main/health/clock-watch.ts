import type { Clock } from '../platform/ports.ts';

/** Compares this machine's clock with the one of whoever answers it. */
export type ClockWatch = {
  /** Looks at the date an answer carries (RFC 9110, section 6.6.1: whole seconds). */
  observe(headers: Pick<Headers, 'get'>): void;
  /** How far this machine's clock is ahead, in milliseconds; null when nobody has told the time yet. */
  offsetMs(): number | null;
};

export function createClockWatch({ clock }: { clock: Clock }): ClockWatch {
  let offsetMs: number | null = null;
  return {
    observe(headers) {
      const at = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(at)) offsetMs = clock.now() - at;
    },
    offsetMs: () => offsetMs,
  };
}
