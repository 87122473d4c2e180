import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { answerPage } from './answer-page.ts';
import { t } from '../../../src-shared/words/words.ts';

/** What the browser brought back: a code, or the reason why there is none (RFC 6749, sections 4.1.2 and 4.1.2.1). */
export type Redirect = { kind: 'code'; code: string } | { kind: 'error'; error: string };

/** The one answer of the sign-in, and the means to show in the browser how it ended. */
export type LoopbackAnswer = {
  redirect: Redirect;
  show: (page: { heading: string; text: string }) => void;
};

export type LoopbackServer = {
  /** `http://127.0.0.1:<port>`, as Google asks for it: https://developers.google.com/identity/protocols/oauth2/native-app#loopback-ip-address */
  redirectUri: string;
  /** The first request that carries the right state; every other one is turned away. */
  answer: Promise<LoopbackAnswer>;
  /** Stops listening and closes what is open; harmless when done twice. */
  close(): void;
};

/** Waits on this machine's own address for the browser to come back with this state. */
export async function startLoopbackServer(state: string): Promise<LoopbackServer> {
  let deliver: (answer: LoopbackAnswer) => void = () => undefined;
  const answer = new Promise<LoopbackAnswer>((resolve) => {
    deliver = resolve;
  });
  let used = false;
  let unanswered: ServerResponse | null = null;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const show = (status: number, page: { heading: string; text: string }): void =>
      sendPage(response, status, page);
    // Any other name in the Host header means that a web page elsewhere is trying to reach us (DNS rebinding).
    if (request.headers.host !== `127.0.0.1:${port}`)
      return show(403, { heading: t('shell:page.notHere'), text: t('shell:page.notServed') });
    if (request.method !== 'GET')
      return show(405, { heading: t('shell:page.notThisWay'), text: t('shell:page.onlySignIn') });
    const url = new URL(request.url ?? '/', redirectUri);
    if (url.pathname !== '/')
      return show(404, { heading: t('shell:page.nothingHere'), text: t('shell:page.onlySignIn') });
    if (!sameText(url.searchParams.get('state') ?? '', state)) {
      return show(400, {
        heading: t('shell:page.otherSignIn'),
        text: t('shell:page.connectAgain'),
      });
    }
    if (used)
      return show(410, {
        heading: t('shell:page.alreadyUsed'),
        text: t('shell:page.answered'),
      });
    const redirect = readRedirect(url.searchParams);
    if (!redirect)
      return show(400, { heading: t('shell:page.incomplete'), text: t('shell:page.noCode') });
    used = true;
    unanswered = response;
    deliver({
      redirect,
      show(page) {
        unanswered = null;
        show(200, page);
      },
    });
  }

  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 16_384 }, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const redirectUri = `http://127.0.0.1:${port}`;
  return {
    redirectUri,
    answer,
    close() {
      if (unanswered)
        sendPage(unanswered, 200, {
          heading: t('shell:page.notConnected'),
          text: t('shell:page.ended'),
        });
      unanswered = null;
      server.close();
      server.closeIdleConnections();
    },
  };
}

function readRedirect(query: URLSearchParams): Redirect | null {
  const error = query.get('error');
  if (error) return { kind: 'error', error };
  const code = query.get('code');
  return code ? { kind: 'code', code } : null;
}

/** Compares without telling by its time how much was right. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function sendPage(
  response: ServerResponse,
  status: number,
  page: { heading: string; text: string },
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(answerPage(page));
}
