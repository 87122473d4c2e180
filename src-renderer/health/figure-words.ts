const none = '–';

/** A share as in "98 %"; what is not quite all is never rounded up to it. */
export function formatShare(share: number | null): string {
  if (share === null) return none;
  const percent = share === 1 ? 100 : Math.min(99, Math.round(share * 100));
  return `${percent} %`;
}

/** A length of time as in "120 ms", "1.4 s". */
export function formatLength(ms: number | null): string {
  if (ms === null) return none;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** A size as in "12 kB", "3.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
