import type { ReactNode } from 'react';
export function SyncPage(_: { openId?: string | null }): ReactNode { return null; }
