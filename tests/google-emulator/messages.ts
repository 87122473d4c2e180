/** One HTTP request as the emulator's core sees it, whether it came alone or as a part of a batch. */
export type ApiRequest = {
  method: string;
  /** Path only, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
};

export type ApiReply = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
};

export function jsonReply(
  status: number,
  body: object,
  headers: Record<string, string> = {},
): ApiReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function htmlReply(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): ApiReply {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, body };
}

export const emptyReply = (status: number, headers: Record<string, string> = {}): ApiReply => ({
  status,
  headers,
  body: '',
});
