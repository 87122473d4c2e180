const operations: Record<string, string> = {
  cycle: 'Whole syncs',
  pull: 'Fetching',
  verify: 'Checking single events',
  insert: 'New events',
  patch: 'Changed events',
  delete: 'Removed events',
  batch: 'Many at once',
};

const troubles: Record<string, string> = {
  offline: 'no network',
  auth: 'access ended',
  'rate-limited': 'too many requests',
  quota: 'limit reached',
  forbidden: 'not allowed',
  'not-found': 'not found',
  gone: 'deleted',
  server: 'trouble at Google',
  stale: 'changed meanwhile',
  'sync-token-expired': 'a full listing was due',
  'unknown-outcome': 'no proper answer',
  invalid: 'refused',
  duplicate: 'taken already',
};

/** What a kind of operation in the sync's log is called. */
export function operationWords(kind: string): string {
  return operations[kind] ?? kind;
}

/** What a class of error is called. */
export function troubleWords(errorClass: string): string {
  return troubles[errorClass] ?? errorClass.replaceAll('-', ' ');
}
