import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  batchContentType,
  buildBatch,
  parseBatch,
} from '../../../src-main/calendars/google/batch.ts';

const type = 'multipart/mixed; boundary=batch_x';

const part = (id: string, http: string, end = '\r\n'): string =>
  `--batch_x\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\n${http}${end}`;
const ok = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\nETag: "1"\r\n\r\n${body}`;

describe('building', () => {
  test('parts are written as Google’s guide shows them', () => {
    const text = buildBatch(
      [
        {
          method: 'POST',
          path: '/calendar/v3/calendars/a%40b/events?x=1',
          body: '{"summary":"Ä"}',
        },
        {
          method: 'DELETE',
          path: '/calendar/v3/calendars/a%40b/events/e',
          headers: { 'If-Match': '"1"' },
        },
      ],
      'batch_x',
    );
    expect(text.split('\r\n')).toEqual([
      '--batch_x',
      'Content-Type: application/http',
      'Content-ID: <part-0>',
      '',
      'POST /calendar/v3/calendars/a%40b/events?x=1 HTTP/1.1',
      'Content-Type: application/json; charset=UTF-8',
      'Content-Length: 16',
      '',
      '{"summary":"Ä"}',
      '--batch_x',
      'Content-Type: application/http',
      'Content-ID: <part-1>',
      '',
      'DELETE /calendar/v3/calendars/a%40b/events/e HTTP/1.1',
      'If-Match: "1"',
      '',
      '',
      '--batch_x--',
      '',
    ]);
    expect(batchContentType('batch_x')).toBe(type);
    expect(batchContentType('batch_x')).not.toMatch(/;\s*$/);
  });
});

describe('reading', () => {
  test('answers find their part by its id, in whatever order they come', () => {
    const text = `${part('<response-part-2>', ok('{"n":2}'))}${part('<response-part-0>', ok('{"n":0}'))}${part('<response-part-1>', 'HTTP/1.1 204 No Content\r\n\r\n')}--batch_x--\r\n`;
    const answers = parseBatch(type, text, 3);
    expect(answers.map((answer) => [answer?.status, answer?.body])).toEqual([
      [200, '{"n":0}'],
      [204, ''],
      [200, '{"n":2}'],
    ]);
    expect(answers[0]?.headers.get('etag')).toBe('"1"');
    expect(answers[0]?.headers.get('retry-after')).toBeNull();
  });

  test('each part has its own status and headers', () => {
    const http =
      'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Type: application/json\r\n\r\n{"error":{}}';
    expect(parseBatch(type, `${part('<response-part-0>', http)}--batch_x--`, 1)[0]).toMatchObject({
      status: 429,
      body: '{"error":{}}',
    });
    expect(
      parseBatch(type, `${part('<response-part-0>', http)}--batch_x--`, 1)[0]?.headers.get(
        'retry-after',
      ),
    ).toBe('7');
  });

  test('a quoted boundary, plain line ends, a preamble and ids without brackets are taken', () => {
    const text = `hello\r\n${part('response-part-0', ok('{}'))}--batch_x--\r\nbye`;
    expect(
      parseBatch('Multipart/Mixed; charset=utf-8; boundary="batch_x"', text, 1)[0]?.status,
    ).toBe(200);
    expect(parseBatch(type, text.replaceAll('\r\n', '\n'), 1)[0]).toMatchObject({
      status: 200,
      body: '{}',
    });
  });

  test('a part that is cut off is none, and neither is one that never came', () => {
    const whole = `${part('<response-part-0>', ok('{"n":0}'))}${part('<response-part-1>', ok('{"n":1}'))}--batch_x--\r\n`;
    for (let length = 0; length < whole.length; length += 1) {
      for (const [position, answer] of parseBatch(type, whole.slice(0, length), 2).entries()) {
        if (answer) expect(answer).toMatchObject({ status: 200, body: `{"n":${position}}` });
      }
    }
    expect(parseBatch(type, whole, 3)[2]).toBeNull();
    const short = `HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"n":`;
    expect(parseBatch(type, `${part('<response-part-0>', short)}--batch_x--`, 1)).toEqual([null]);
  });

  test('what comes after the end is no part', () => {
    const late = part('<response-part-1>', ok('{"n":1}'));
    const text = `${part('<response-part-0>', ok('{"n":0}'))}--batch_x--\r\n${late}--batch_x--\r\n`;
    expect(parseBatch(type, text, 2).map((answer) => answer?.body ?? null)).toEqual([
      '{"n":0}',
      null,
    ]);
  });

  test('what can’t be told apart is not guessed', () => {
    const twice = `${part('<response-part-0>', ok('{"n":0}'))}${part('<response-part-0>', ok('{"n":1}'))}--batch_x--`;
    expect(parseBatch(type, twice, 1)).toEqual([null]);
    expect(parseBatch(type, `${part('<response-part-7>', ok('{}'))}--batch_x--`, 1)).toEqual([
      null,
    ]);
    expect(parseBatch(type, `${part('<other>', ok('{}'))}--batch_x--`, 1)).toEqual([null]);
    expect(parseBatch(type, `${part('<response-part-0>', 'nonsense')}--batch_x--`, 1)).toEqual([
      null,
    ]);
    expect(parseBatch('text/html', twice, 1)).toEqual([null]);
    expect(parseBatch(null, twice, 1)).toEqual([null]);
  });

  test('whatever texts an event has, they come back whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }),
        (summaries) => {
          const text = summaries
            .map((summary, index) =>
              part(
                `<response-part-${index}>`,
                ok(JSON.stringify({ summary: `${summary}\r\n--batch_x--\r\n` })),
              ),
            )
            .join('');
          const answers = parseBatch(type, `${text}--batch_x--\r\n`, summaries.length);
          expect(
            answers.map(
              (answer) => (JSON.parse(answer?.body ?? 'null') as { summary: string }).summary,
            ),
          ).toEqual(summaries.map((summary) => `${summary}\r\n--batch_x--\r\n`));
        },
      ),
    );
  });
});
