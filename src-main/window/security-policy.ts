/** Where the window's page lives: a scheme and a host of our own, the same on every machine. */
export const appOrigin = 'app://appointment-agent';

/** What the page may load: its own files and nothing else; inline styles only with the document's own nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

/** For Vite's development server only: it needs inline scripts and styles, and a socket to reload over. */
export function developmentPolicy(server: string): string {
  const socket = server.replace(/^http/, 'ws');
  return [
    `default-src 'none'`,
    `script-src 'self' 'unsafe-inline'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `connect-src 'self' ${socket}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

/**
 * The other headers that every answer carries. None for openers: a page of ours has none and opens nothing, and with one
 * Chromium would begin the window's process a second time, for the empty page before it came from elsewhere (ADR 14).
 */
export const fixedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
  'Cache-Control': 'no-store',
} as const;
