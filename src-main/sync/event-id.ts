/**
 * The id we choose for an item's event: `aa`, the item's UUID without hyphens, `g`, the generation.
 * Letters a to v and digits only, as https://developers.google.com/workspace/calendar/api/v3/reference/events#id asks.
 */
export function eventIdOf(itemId: string, generation: number): string {
  return `aa${itemId.replaceAll('-', '')}g${generation}`;
}

/** The item's part of an id of ours, or null when the id can't be ours. */
export function generationOf(eventId: string, itemId: string): number | null {
  const prefix = eventIdOf(itemId, 0).slice(0, -1);
  if (!eventId.startsWith(prefix)) return null;
  const rest = eventId.slice(prefix.length);
  return /^\d{1,6}$/.test(rest) ? Number(rest) : null;
}
