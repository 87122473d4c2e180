import type { GoogleAnswer } from './errors.ts';

/** One request inside a batch: a path on the same host, never a whole address. */
export type BatchPart = {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

/**
 * Most parts in one batch. Google's pages disagree (50 and 1000), so the smaller holds:
 * https://developers.google.com/workspace/calendar/api/guides/batch
 */
export const maxBatchParts = 50;

export const batchPath = '/batch/calendar/v3';

/** The content type of a batch. Without a `;` at the end: Google answers 400 to that. */
export const batchContentType = (boundary: string): string =>
  `multipart/mixed; boundary=${boundary}`;

/** Writes the parts as `multipart/mixed`; each carries its position as Content-ID. */
export function buildBatch(parts: readonly BatchPart[], boundary: string): string {
  const written = parts.map(({ method, path, headers = {}, body }, position) => {
    const inner = [
      `${method} ${path} HTTP/1.1`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ...(body === undefined
        ? []
        : [
            'Content-Type: application/json; charset=UTF-8',
            `Content-Length: ${Buffer.byteLength(body)}`,
          ]),
    ];
    const outer = [
      `--${boundary}`,
      'Content-Type: application/http',
      `Content-ID: <part-${position}>`,
    ];
    return `${outer.join('\r\n')}\r\n\r\n${inner.join('\r\n')}\r\n\r\n${body ?? ''}\r\n`;
  });
  return `${written.join('')}--${boundary}--\r\n`;
}

/**
 * Reads what came back for each of `count` parts, by Content-ID, as Google may answer in any order. A part that is missing,
 * cut off or can't be told apart is null.
 */
export function parseBatch(
  contentType: string | null,
  text: string,
  count: number,
): (GoogleAnswer | null)[] {
  const answers: (GoogleAnswer | null)[] = Array.from({ length: count }, () => null);
  const boundary = readBoundary(contentType);
  if (boundary === null) return answers;
  const seen = new Set<number>();
  for (const part of splitParts(text, boundary)) {
    const position = positionOf(part);
    if (position === null || position >= count) continue;
    // Two answers under one name: neither can be trusted.
    answers[position] = seen.has(position) ? null : readHttp(part.body);
    seen.add(position);
  }
  return answers;
}

function readBoundary(contentType: string | null): string | null {
  const found = /^multipart\/mixed\s*;.*?\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(
    contentType ?? '',
  );
  return found?.[1] ?? found?.[2] ?? null;
}

type Message = { headers: Map<string, string>; body: string };

/** Only parts that are followed by a delimiter: what comes after the last one is cut off, or the epilogue. */
function splitParts(text: string, boundary: string): Message[] {
  const delimiter = `--${boundary}`;
  const parts: Message[] = [];
  let start = -1;
  for (
    let at = findDelimiter(text, delimiter, 0);
    at !== -1;
    at = findDelimiter(text, delimiter, at + delimiter.length)
  ) {
    if (start !== -1) parts.push(readMessage(text.slice(start, at).replace(/^[ \t]*\r?\n/, '')));
    start = at + delimiter.length;
    if (text.startsWith('--', start)) break;
  }
  return parts;
}

/** A delimiter stands at the beginning of a line. */
function findDelimiter(text: string, delimiter: string, from: number): number {
  for (let at = text.indexOf(delimiter, from); at !== -1; at = text.indexOf(delimiter, at + 1)) {
    if (at === 0 || text[at - 1] === '\n') return at;
  }
  return -1;
}

/** Header lines (perhaps none), an empty line, and the rest without the line break that belongs to the next delimiter. */
function readMessage(text: string): Message {
  const end = /(?:^|\r?\n)\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const body = end ? text.slice(end.index + end[0].length).replace(/\r?\n$/, '') : '';
  return { headers: readHeaders(head.split(/\r?\n/)), body };
}

function readHeaders(lines: string[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon === -1
        ? []
        : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}

/** Google answers `<part-3>` with `<response-part-3>`. */
function positionOf({ headers }: Message): number | null {
  const position = /^<?(?:response-)?part-(\d{1,4})>?$/.exec(headers.get('content-id') ?? '')?.[1];
  return position === undefined ? null : Number(position);
}

function readHttp(text: string): GoogleAnswer | null {
  const line = /^\s*HTTP\/\d(?:\.\d)? (\d{3})[^\n]*\n/.exec(text);
  if (!line) return null;
  const { headers, body } = readMessage(text.slice(line[0].length));
  const length = headers.get('content-length');
  if (length !== undefined && Buffer.byteLength(body) < Number(length)) return null;
  return { status: Number(line[1]), headers: { get: (name) => headers.get(name) ?? null }, body };
}
