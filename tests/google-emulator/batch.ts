import { badRequest } from './api-error.ts';
import type { ApiReply, ApiRequest } from './messages.ts';

export type BatchPart = { contentId: string | null; request: ApiRequest };

/**
 * Takes a batch apart: https://developers.google.com/workspace/calendar/api/guides/batch
 * @throws ApiError 400 if it is no batch, too long, or holds a request that is not a plain path
 */
export function parseBatch({ headers, body }: ApiRequest, maxParts: number): BatchPart[] {
  const contentType = headers['content-type'] ?? '';
  // Live, a semicolon at the end of the content type is refused (see docs/sync.md).
  const boundary = /^multipart\/mixed\s*;\s*boundary=(?:"([^"]+)"|([^\s;"]+))$/i.exec(
    contentType.trim(),
  );
  if (!boundary)
    throw badRequest('Failed to parse batch request, error: missing or malformed boundary.');
  const pieces = `\r\n${body.replaceAll(/\r?\n/g, '\r\n')}`.split(
    `\r\n--${boundary[1] ?? boundary[2] ?? ''}`,
  );
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  if (end < 1)
    throw badRequest('Failed to parse batch request, error: the closing boundary is missing.');
  const parts = pieces.slice(1, end).map((piece) => parsePart(piece, headers));
  if (parts.length === 0) throw badRequest('Failed to parse batch request, error: 0 items.');
  if (parts.length > maxParts)
    throw badRequest(
      `The batch request could not be processed because it holds more than ${maxParts} requests.`,
    );
  return parts;
}

function parsePart(piece: string, outer: ApiRequest['headers']): BatchPart {
  const [partHead = '', ...inner] = piece.replace(/^[ \t]*\r\n/, '').split('\r\n\r\n');
  const partHeaders = parseHeaders(partHead.split('\r\n'));
  if (!partHeaders['content-type']?.startsWith('application/http')) {
    throw badRequest(
      'Failed to parse batch request, error: every part must be of the type application/http.',
    );
  }
  const [requestHead = '', ...body] = inner;
  const [requestLine = '', ...headerLines] = requestHead.replace(/^(\r\n)+/, '').split('\r\n');
  const [, method = '', target = ''] =
    /^([A-Z]+) (\S+)(?: HTTP\/1\.[01])?$/.exec(requestLine.trim()) ?? [];
  if (!target.startsWith('/'))
    throw badRequest(
      'Failed to parse batch request, error: an inner request must name a path without a host.',
    );
  const url = new URL(`http://inner${target}`);
  if (url.pathname.startsWith('/batch'))
    throw badRequest('Failed to parse batch request, error: a batch in a batch.');
  // The headers of the batch count for every part, except those about its own content.
  const inherited = Object.entries(outer).filter(([name]) => !name.startsWith('content-'));
  return {
    contentId: partHeaders['content-id'] ?? null,
    request: {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: { ...Object.fromEntries(inherited), ...parseHeaders(headerLines) },
      body: body.join('\r\n\r\n').trim(),
    },
  };
}

function parseHeaders(lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines
      .map((line) => /^([^:]+):\s*(.*)$/.exec(line))
      .filter((match) => match !== null)
      .map(([, name, value]) => [name!.trim().toLowerCase(), value!.trim()]),
  );
}

/** Puts the answers together, in the order given. */
export function formatBatch(
  answers: readonly { contentId: string | null; reply: ApiReply }[],
  boundary: string,
): ApiReply {
  const parts = answers.map(({ contentId, reply }) =>
    [
      `--${boundary}`,
      'Content-Type: application/http',
      ...(contentId === null ? [] : [`Content-ID: ${responseId(contentId)}`]),
      '',
      `HTTP/1.1 ${reply.status} ${statusText(reply.status)}`,
      ...Object.entries({
        ...reply.headers,
        'content-length': String(Buffer.byteLength(reply.body)),
      }).map(([name, value]) => `${capitals(name)}: ${value}`),
      '',
      reply.body,
    ].join('\r\n'),
  );
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: `${parts.join('\r\n')}\r\n--${boundary}--\r\n`,
  };
}

/** `<item1>` is answered as `<response-item1>`. */
const responseId = (contentId: string): string =>
  contentId.startsWith('<') ? `<response-${contentId.slice(1)}` : `response-${contentId}`;
const capitals = (name: string): string =>
  name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());

function statusText(status: number): string {
  const texts: Readonly<Record<number, string>> = {
    200: 'OK',
    204: 'No Content',
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    409: 'Conflict',
    410: 'Gone',
    412: 'Precondition Failed',
    429: 'Too Many Requests',
    500: 'Internal Server Error',
    503: 'Service Unavailable',
  };
  return texts[status] ?? 'Unknown';
}
