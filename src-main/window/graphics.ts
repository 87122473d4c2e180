import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * What is kept of a start on a machine on which nothing can be drawn by a graphics processor (a virtual machine, a remote
 * desktop, a driver that Chromium does not trust). There the process for it fails at each start before Chromium draws by
 * software, and the page waits for both.
 */
export type GraphicsNote = { electron: string; notedAt: number };

/** How long a note holds, in milliseconds: drivers are mended, and machines change. */
const holdsMs = 7 * 24 * 3600_000;

/** Tells whether this start may spare itself the attempt, by what an earlier one has noted (anything at all). */
export function drawsBySoftware(note: unknown, electron: string, now: number): boolean {
  if (typeof note !== 'object' || note === null) return false;
  const { electron: notedBy, notedAt } = note as Partial<Record<keyof GraphicsNote, unknown>>;
  if (notedBy !== electron || typeof notedAt !== 'number') return false;
  return notedAt <= now && now < notedAt + holdsMs;
}

/** What the file says, or nothing when there is none or it can't be read. */
export function readGraphicsNote(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Notes for the next start how it went at this one, which did make the attempt.
 * @param compositing Chromium's own word for it (https://www.electronjs.org/docs/latest/api/structures/gpu-feature-status)
 */
export function noteGraphics(file: string, compositing: string, note: GraphicsNote): void {
  if (compositing === 'disabled_software') writeFileSync(file, JSON.stringify(note));
  else rmSync(file, { force: true });
}
