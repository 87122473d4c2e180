/** The host of a place that is a web address, such as a link to a call; null for a room, a street, or anything else. */
export function linkHostOf(location: string): string | null {
  const host = /^https?:\/\/(?:www\.)?([^\s/?#@:]+\.[^\s/?#@:]+)(?::\d+)?(?:[/?#]\S*)?$/i.exec(
    location.trim(),
  );
  return host?.[1]?.toLowerCase() ?? null;
}
