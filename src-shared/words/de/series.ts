import type { series as english } from '../en/series.ts';
import type { Translated } from '../translated.ts';

export const series: Translated<typeof english> = {};
