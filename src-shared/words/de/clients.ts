import type { clients as english } from '../en/clients.ts';
import type { Translated } from '../translated.ts';

export const clients: Translated<typeof english> = {};
