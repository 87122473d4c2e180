import type { print as english } from '../en/print.ts';
import type { Translated } from '../translated.ts';

export const print: Translated<typeof english> = {};
