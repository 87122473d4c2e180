import type { sync as english } from '../en/sync.ts';
import type { Translated } from '../translated.ts';

export const sync: Translated<typeof english> = {};
