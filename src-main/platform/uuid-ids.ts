import { v7 } from 'uuid';
import type { Ids } from './ports.ts';

/** UUIDs of version 7 (RFC 9562): they rise with time, also within one millisecond. */
export const uuidIds: Ids = { next: () => v7() };
