/** The day whose column or cell an element is; null for anything else, also for what lies in it. */
export function dayAt(element: EventTarget): { day: string; isLane: boolean } | null {
  if (!(element instanceof HTMLElement)) return null;
  const { lane, cell } = element.dataset;
  if (lane !== undefined) return { day: lane, isLane: true };
  return cell === undefined ? null : { day: cell, isLane: false };
}
