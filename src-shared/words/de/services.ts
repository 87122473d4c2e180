import type { services as english } from '../en/services.ts';
import type { Translated } from '../translated.ts';

export const services: Translated<typeof english> = {};
