import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
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

/** Serves the built page from `folder` to `app://appointment-agent/`; stops with the function it answers. */
export function serveApp(
  protocol: Pick<Protocol, 'handle' | 'unhandle'>,
  folder: string,
): () => void {
  const answer = createPageServer(folder);
  protocol.handle('app', answer);
  return () => protocol.unhandle('app');
}

/**
 * Answers requests for the page's files. Each document gets a nonce of its own: in its policy, and for its
 * scripts in `<meta property="csp-nonce" nonce="…">`, where the libraries that add style elements find it.
 */
export function createPageServer(folder: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return refused(405);
    const file = pageFileAt(folder, url);
    if (file === null) return refused(404);
    const body = await readFile(file.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EISDIR') return null;
      throw error;
    });
    if (body === null) return refused(404);
    const nonce = randomBytes(18).toString('base64');
    const isDocument = file.contentType.startsWith('text/html');
    const headers = {
      ...fixedHeaders,
      'Content-Type': file.contentType,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
    };
    return new Response(isDocument ? withNonce(body.toString(), nonce) : new Uint8Array(body), {
      headers,
    });
  };
}

function withNonce(html: string, nonce: string): string {
  return html.replace(
    /<head[^>]*>/i,
    (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`,
  );
}

function refused(status: number): Response {
  return new Response(null, {
    status,
    headers: { ...fixedHeaders, 'Content-Security-Policy': `default-src 'none'` },
  });
}
