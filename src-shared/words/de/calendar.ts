import type { calendar as english } from '../en/calendar.ts';
import type { Translated } from '../translated.ts';

export const calendar: Translated<typeof english> = {};
