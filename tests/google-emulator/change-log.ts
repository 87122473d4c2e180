type Entry<T> = { sequence: number; key: string; value: T };

/**
 * One total order of changes. Every version is kept, so that a list can be answered as of any moment: that is what
 * makes pages consistent, sync tokens small, and a stale replica easy to play.
 */
export class ChangeLog<T> {
  #entries: Entry<T>[] = [];
  readonly #latest = new Map<string, T>();
  #head = 0;

  /** The number of the newest change; 0 before the first. */
  get head(): number {
    return this.#head;
  }

  append(key: string, value: T): number {
    this.#head += 1;
    this.#entries.push({ sequence: this.#head, key, value });
    this.#latest.set(key, value);
    return this.#head;
  }

  get(key: string): T | undefined {
    return this.#latest.get(key);
  }

  values(): T[] {
    return [...this.#latest.values()];
  }

  /** Every item as it was after change number `sequence`, in the order of first appearance. */
  stateAt(sequence: number): T[] {
    if (sequence >= this.#head) return this.values();
    const state = new Map<string, T>();
    for (const entry of this.#entries) {
      if (entry.sequence > sequence) break;
      state.set(entry.key, entry.value);
    }
    return [...state.values()];
  }

  /** The items changed after `since` and up to `until`, each once and as of `until`, in the order of their last change. */
  changesBetween(since: number, until: number): T[] {
    const changed = new Map<string, T>();
    for (const entry of this.#entries.slice(this.#firstAfter(since))) {
      if (entry.sequence > until) break;
      changed.delete(entry.key);
      changed.set(entry.key, entry.value);
    }
    return [...changed.values()];
  }

  /** Forgets an item as if it had never been: no change is logged. */
  forget(keys: ReadonlySet<string>): void {
    this.#entries = this.#entries.filter((entry) => !keys.has(entry.key));
    for (const key of keys) this.#latest.delete(key);
  }

  #firstAfter(sequence: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#entries[middle]!.sequence > sequence) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
