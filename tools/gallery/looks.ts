import type { Language } from '../../src-shared/words/language.ts';

/** One way in which each screen is pictured. */
export type Look = { theme: 'light' | 'dark'; width: number; height: number };

/** The size that the window has at first, and the smallest it can have; in the order in which they are taken. */
export const looks: readonly Look[] = [
  { theme: 'light', width: 1280, height: 800 },
  { theme: 'dark', width: 1280, height: 800 },
  { theme: 'dark', width: 1024, height: 640 },
  { theme: 'light', width: 1024, height: 640 },
];

/** The file name of a screen's picture. */
export function fileOf(name: string, language: Language, { theme, width, height }: Look): string {
  return `${name}-${language}-${theme}-${width}x${height}.png`;
}

/** The screen that a picture of that file name is of; null for another file. */
export function screenOf(file: string): string | null {
  return /^(.+)-(?:en|de)-(?:light|dark)-\d+x\d+\.png$/.exec(file)?.[1] ?? null;
}
