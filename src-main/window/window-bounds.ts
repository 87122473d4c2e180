import { readFileSync, writeFileSync } from 'node:fs';

export type Bounds = { x: number; y: number; width: number; height: number };

/** How the window was left; without a place it opens centred. */
export type WindowState = {
  width: number;
  height: number;
  x?: number;
  y?: number;
  isMaximized: boolean;
};

export const smallest = { width: 1024, height: 640 };
export const initial: WindowState = { width: 1280, height: 800, isMaximized: false };

/** How much of the window has to be on a screen, so that it can be taken hold of. */
const graspable = { width: 200, height: 60 };

/**
 * What was saved, made to fit the screens there are now: never below the smallest size, and back to the
 * centre when the screen it was on is gone.
 */
export function fitToScreens(saved: unknown, screens: readonly Bounds[]): WindowState {
  if (!isState(saved)) return initial;
  const state = {
    width: Math.max(smallest.width, Math.round(saved.width)),
    height: Math.max(smallest.height, Math.round(saved.height)),
    isMaximized: saved.isMaximized,
  };
  const { x, y } = saved;
  if (x === undefined || y === undefined) return state;
  const place = { x: Math.round(x), y: Math.round(y) };
  const isReachable = screens.some((screen) => canGrasp({ ...state, ...place }, screen));
  return isReachable ? { ...state, ...place } : state;
}

/** The window's upper edge, where its title bar is, has to be on the screen. */
function canGrasp(window: Bounds, screen: Bounds): boolean {
  const across =
    Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const below = screen.y + screen.height - window.y;
  return across >= graspable.width && below >= graspable.height && window.y >= screen.y;
}

function isState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const { width, height, x, y, isMaximized } = value as Partial<Record<keyof WindowState, unknown>>;
  const isPlace = [x, y].every((part) => part === undefined || Number.isFinite(part));
  return (
    isPlace && Number.isFinite(width) && Number.isFinite(height) && typeof isMaximized === 'boolean'
  );
}

/** What the file says, or nothing when there is none or it can't be read: a lost window size is no trouble. */
export function readWindowState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Keeps the state for the next start; failing to is not worth a word to the person. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    // a full or read-only disk: the window opens at its usual size next time
  }
}
