import type { ReactNode } from 'react';
export function SettingsPage(_: { openId?: string | null }): ReactNode { return null; }
