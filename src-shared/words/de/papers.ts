import type { papers as english } from '../en/papers.ts';
import type { Translated } from '../translated.ts';

export const papers: Translated<typeof english> = {};
