import type { frame as english } from '../en/frame.ts';
import type { Translated } from '../translated.ts';

export const frame: Translated<typeof english> = {};
