import type { money as english } from '../en/money.ts';
import type { Translated } from '../translated.ts';

export const money: Translated<typeof english> = {};
