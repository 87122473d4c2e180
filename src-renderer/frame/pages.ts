import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { doWhileIdle } from './while-idle.ts';

type Fetched<P> = Promise<{ default: ComponentType<P> }>;

const fetches: (() => Promise<unknown>)[] = [];

/** A page in a file of its own: fetched when it is first shown, or before that, when there is time. */
function later<P>(fetch: () => Fetched<P>): LazyExoticComponent<ComponentType<P>> {
  fetches.push(fetch);
  return lazy(fetch);
}

export const TodayPage = later(async () => ({
  default: (await import('../today/today-page.tsx')).TodayPage,
}));
export const ClientsPage = later(async () => ({
  default: (await import('../clients/clients-page.tsx')).ClientsPage,
}));
export const ServicesPage = later(async () => ({
  default: (await import('../services/services-page.tsx')).ServicesPage,
}));
export const AvailabilityPage = later(async () => ({
  default: (await import('../availability/availability-page.tsx')).AvailabilityPage,
}));
export const MoneyPage = later(async () => ({
  default: (await import('../money/money-page.tsx')).MoneyPage,
}));
export const SyncPage = later(async () => ({
  default: (await import('../sync/sync-page.tsx')).SyncPage,
}));
export const SettingsPage = later(async () => ({
  default: (await import('../settings/settings-page.tsx')).SettingsPage,
}));
/** The first steps are shown once, if ever. */
export const StartPage = lazy(async () => ({
  default: (await import('../start/start-page.tsx')).StartPage,
}));

/** Fetches the pages while there is time, so that none is blank at first when it is opened; the answer stops that. */
export function fetchPages(): () => void {
  return doWhileIdle(fetches);
}
