import { useSyncExternalStore } from 'react';

export const pages = [
  'calendar',
  'today',
  'clients',
  'services',
  'availability',
  'money',
  'sync',
  'settings',
] as const;
/** A page that the rail leads to. */
export type RailPage = (typeof pages)[number];
export type PageName = RailPage;

/** Which page an address such as `#/sync` or `#/clients/…` names; unknown ones mean the calendar. */
export function routeOf(hash: string): { page: PageName; detail: string | null } {
  const [, name = '', detail = null] = hash.replace(/^#/, '').split('/');
  const page = pages.find((known) => known === name) ?? 'calendar';
  return { page, detail: page === name ? detail : null };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The page the window shows. */
export function useRoute(): { page: PageName; detail: string | null } {
  return routeOf(useSyncExternalStore(subscribe, () => window.location.hash));
}

/** Goes to a page, and there to one thing where the page knows how to show one. */
export function goTo(page: PageName, detail?: string): void {
  window.location.hash = detail === undefined ? `/${page}` : `/${page}/${detail}`;
}
