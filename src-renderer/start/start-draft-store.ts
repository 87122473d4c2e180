import { create } from 'zustand';
import type { ServiceId } from '../../src-shared/domain/ids.ts';
import { usualHours, type FirstHours } from './first-hours.ts';

export type StartStep = 1 | 2 | 3;

type StartDraft = {
  step: StartStep;
  /** The language was just chosen, which draws everything anew: the keyboard goes on there. */
  isAtLanguage: boolean;
  practiceName: string | null;
  timeZone: string | null;
  weekStartsOn: number | null;
  hours: FirstHours;
  service: { name: string; minutes: number; price: number };
  /** Made already, before the person went back. */
  serviceId: ServiceId | null;
};

/** What is typed in the first steps; kept outside of them, since another language draws them anew. */
export const useStartDraft = create<StartDraft>(() => ({
  step: 1,
  isAtLanguage: false,
  practiceName: null,
  timeZone: null,
  weekStartsOn: null,
  hours: usualHours,
  service: { name: '', minutes: 50, price: 60 },
  serviceId: null,
}));
