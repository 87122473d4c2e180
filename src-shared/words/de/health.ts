import type { health as english } from '../en/health.ts';
import type { Translated } from '../translated.ts';

export const health: Translated<typeof english> = {};
