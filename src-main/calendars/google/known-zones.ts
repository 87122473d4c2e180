import { isTimeZone } from '../../../src-shared/domain/time.ts';

/** More names than there are time zones; a calendar full of invented ones must not fill the memory. */
const maxNames = 1000;

/** `isTimeZone`, remembering what it found: asking costs a fifth of a millisecond, and a listing asks thousands of times. */
export function rememberTimeZones(): (timeZone: string) => boolean {
  const known = new Map<string, boolean>();
  return (timeZone) => {
    const remembered = known.get(timeZone);
    if (remembered !== undefined) return remembered;
    const found = isTimeZone(timeZone);
    if (known.size < maxNames) known.set(timeZone, found);
    return found;
  };
}
