import type { ReactNode } from 'react';
export function ClientsPage(_: { openId?: string | null }): ReactNode { return null; }
