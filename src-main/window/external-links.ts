/** The only places the app may open in the person's browser: where Google asks and explains what the app needs. */
const allowed: Record<string, readonly string[]> = {
  'accounts.google.com': ['/'],
  'myaccount.google.com': ['/connections', '/permissions'],
  'console.cloud.google.com': ['/'],
  'calendar.google.com': ['/'],
  'developers.google.com': ['/calendar/', '/identity/', '/workspace/'],
  'support.google.com': ['/'],
};

/** The address to open in the browser, in its normal form, or null when it may not be opened. */
export function externalAddress(wanted: string): string | null {
  const url = URL.canParse(wanted) ? new URL(wanted) : null;
  if (url === null || url.protocol !== 'https:') return null;
  if (url.port !== '' || url.username !== '' || url.password !== '') return null;
  if (!Object.hasOwn(allowed, url.hostname)) return null;
  const isBelow = allowed[url.hostname]?.some((start) =>
    start.endsWith('/') ? url.pathname.startsWith(start) : url.pathname === start,
  );
  return isBelow ? url.href : null;
}
