import type { availability as english } from '../en/availability.ts';
import type { Translated } from '../translated.ts';

export const availability: Translated<typeof english> = {};
