const rowsOfPage = 10;

/** Which row a key leads to from another, of so many; null for keys that lead nowhere. Going on at an end stays there. */
export function rowByKey(key: string, at: number, total: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(total - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + rowsOfPage);
    case 'PageUp':
      return within(at - rowsOfPage);
    case 'Home':
      return within(0);
    case 'End':
      return within(total - 1);
    default:
      return null;
  }
}
