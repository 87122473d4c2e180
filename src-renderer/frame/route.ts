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
/** The first steps of a new book stand beside them, without the rail. */
export type PageName = RailPage | 'start';

const known: readonly PageName[] = [...pages, 'start'];

/** Which page an address such as `#/sync` or `#/clients/…` names; unknown ones mean the calendar. */
export function routeOf(hash: string): { page: PageName; detail: string | null } {
  const [, name = '', detail = null] = hash.replace(/^#/, '').split('/');
  const page = known.find((one) => one === name) ?? 'calendar';
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
