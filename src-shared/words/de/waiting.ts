import type { waiting as english } from '../en/waiting.ts';
import type { Translated } from '../translated.ts';

export const waiting: Translated<typeof english> = {};
