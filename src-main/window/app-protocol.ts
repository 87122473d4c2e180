import { readFileSync } from 'node:fs';
import type { Protocol } from 'electron';
import { pageFileAt } from './page-files.ts';
import { contentSecurityPolicy, fixedHeaders } from './security-policy.ts';

/**
 * Makes `app://` a scheme with an origin, a secure context and `fetch`, whose scripts are compiled once and kept
 * compiled; must run before Electron is ready.
 */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** The answer to a request for a file of the page. */
export type PageAnswer = { statusCode: number; headers: Record<string, string>; data: Buffer };

/**
 * Serves the built page from `folder` to `app://appointment-agent/`; stops with the function it answers. It goes through
 * Electron's older interface, which takes a file as it is: `protocol.handle` needs
 * Node's `fetch`, half a tenth of the start, and gives a file out piece by piece whenever main has a moment (ADR 12).
 */
export function serveApp(
  protocol: Pick<Protocol, 'registerBufferProtocol' | 'unregisterProtocol'>,
  folder: string,
): () => void {
  const loading = import('node:crypto'); // which takes a moment that Chromium does not need while it begins the page
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  protocol.registerBufferProtocol('app', (request, give) => {
    void loading.then(({ randomBytes }) => give(answerOf(request, folder, randomBytes)));
  });
  // oxlint-disable-next-line typescript/no-deprecated -- belongs to it
  return () => void protocol.unregisterProtocol('app');
}

/**
 * Answers a request for one of the page's files. Each document gets a nonce of its own: in its policy, and for its
 * scripts in `<meta property="csp-nonce" nonce="…">`, where the libraries that add style elements find it.
 */
export function answerOf(
  { method, url }: { method: string; url: string },
  folder: string,
  randomBytes: (count: number) => Buffer,
): PageAnswer {
  if (method !== 'GET') return refused(405);
  const file = pageFileAt(folder, url);
  const body = file === null ? null : readWhole(file.path);
  if (file === null || body === null) return refused(404);
  const nonce = randomBytes(18).toString('base64');
  const isDocument = file.contentType.startsWith('text/html');
  const headers = {
    ...fixedHeaders,
    'Content-Type': file.contentType,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
  };
  return {
    statusCode: 200,
    headers,
    data: isDocument ? Buffer.from(withNonce(body.toString(), nonce)) : body,
  };
}

/** At once, and not when main has its next moment: at a start there are few, and the page can do nothing before. */
function readWhole(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') return null;
    throw error;
  }
}

function withNonce(html: string, nonce: string): string {
  return html.replace(
    /<head[^>]*>/i,
    (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`,
  );
}

function refused(statusCode: number): PageAnswer {
  const headers = { ...fixedHeaders, 'Content-Security-Policy': `default-src 'none'` };
  return { statusCode, headers, data: Buffer.alloc(0) };
}
