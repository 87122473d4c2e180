import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error.ts';
import type { Outcome } from './exchange.ts';
import type { ApiReply, ApiRequest } from './messages.ts';

export const tooLarge = (): ApiReply =>
  new ApiError(413, 'uploadTooLarge', 'Request Entity Too Large').toReply();

/** The whole body as text; null if the client went away, `too-large` if it sent more than the limit. */
export async function readBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<{ text: string } | 'too-large' | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming) {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    }
  } catch {
    return null; // the connection broke: there is nobody left to answer
  }
  return size > limit ? 'too-large' : { text: Buffer.concat(chunks).toString('utf8') };
}

export function readRequest(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: string,
): ApiRequest {
  const { pathname, searchParams } = new URL(url, 'http://emulator');
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return { method, path: pathname, query: searchParams, headers: Object.fromEntries(single), body };
}

/** Resolves early, never rejects, when the signal says that all is over. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}

/** Sends the answer, or breaks off, or waits, as the outcome wants it. */
export async function deliver(
  { reply, delivery }: Outcome,
  outgoing: ServerResponse,
  common: Record<string, string>,
): Promise<void> {
  switch (delivery.kind) {
    case 'send':
      return send(reply, outgoing, common);
    case 'drop':
      return hangUp(outgoing);
    case 'hold': {
      const released = await delivery.released;
      return released ? send(released, outgoing, common) : hangUp(outgoing);
    }
    case 'cut': {
      const body = Buffer.from(reply.body);
      const kept = body.subarray(0, Math.floor(body.length * delivery.keep));
      if (delivery.clean) return send({ ...reply, body: kept.toString('utf8') }, outgoing, common);
      outgoing.writeHead(reply.status, {
        ...common,
        ...reply.headers,
        'content-length': String(body.length),
      });
      // The client must have read the first part before the connection goes down.
      await new Promise<void>((resolve) => void outgoing.write(kept, () => resolve()));
      return hangUp(outgoing);
    }
  }
}

function send(reply: ApiReply, outgoing: ServerResponse, common: Record<string, string>): void {
  if (outgoing.destroyed) return; // the client gave up while it was waiting
  const length: Record<string, string> =
    reply.status === 204 || reply.status === 304
      ? {}
      : { 'content-length': String(Buffer.byteLength(reply.body)) };
  outgoing.writeHead(reply.status, { ...common, ...reply.headers, ...length });
  outgoing.end(reply.body);
}

function hangUp(outgoing: ServerResponse): void {
  outgoing.destroy();
  outgoing.socket?.destroy();
}
