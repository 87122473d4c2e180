import type { ReactNode } from 'react';
export function ServicesPage(_: { openId?: string | null }): ReactNode { return null; }
