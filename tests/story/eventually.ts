import { setTimeout as sleep } from 'node:timers/promises';

/** Throws with a sentence when something is not as it has to be. */
export function mustBe(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`This does not hold: ${what}`);
}

/** Waits until something holds, asking again and again; throws a sentence when it does not in time. */
export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  limitMs = 10_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() >= end)
      throw new Error(`This did not come to hold within ${limitMs / 1000} s: ${what}`);
    await sleep(50);
  }
}
