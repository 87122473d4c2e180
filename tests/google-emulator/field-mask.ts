import { ApiError } from './api-error.ts';
import { isJsonObject, type Json } from './json.ts';

type Mask = Map<string, Mask | null>;

/**
 * Partial answers: what is not named in `fields` is not sent, so a client that forgot to name a field misses it here too.
 * https://developers.google.com/workspace/calendar/api/guides/performance#partial
 */
export function selectFields(body: Json, fields: string): Json {
  return pick(body, parse(fields));
}

function pick(value: Json, mask: Mask): Json {
  if (Array.isArray(value)) return value.map((item) => pick(item, mask));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]): [string, Json][] => {
      if (!mask.has(key) && !mask.has('*')) return [];
      const inner = mask.get(key) ?? mask.get('*') ?? null;
      return [[key, inner === null ? field : pick(field, inner)]];
    }),
  );
}

/** `a,b/c,d(e,f)` */
function parse(fields: string): Mask {
  const tokens = fields.match(/[\w*$.-]+|[(),/]/g) ?? [];
  const refused = (): ApiError =>
    new ApiError(400, 'invalidParameter', `Invalid field selection ${fields}`, {
      location: 'fields',
    });
  if (tokens.join('') !== fields.replaceAll(' ', '')) throw refused();

  function readList(closing: string | undefined): Mask {
    const mask: Mask = new Map();
    for (;;) {
      readPath(mask);
      const next = tokens.shift();
      if (next === closing) return mask;
      if (next !== ',') throw refused();
    }
  }

  function readPath(mask: Mask): void {
    const name = tokens.shift();
    if (name === undefined || !/^[\w*$.-]+$/.test(name)) throw refused();
    const inner = mask.get(name) ?? new Map<string, Mask | null>();
    if (tokens[0] === '/') {
      tokens.shift();
      readPath(inner);
      mask.set(name, inner);
    } else if (tokens[0] === '(') {
      tokens.shift();
      mask.set(name, new Map([...inner, ...readList(')')]));
    } else {
      mask.set(name, null);
    }
  }

  return readList(undefined);
}
