import type { undo as english } from '../en/undo.ts';
import type { Translated } from '../translated.ts';

export const undo: Translated<typeof english> = {};
