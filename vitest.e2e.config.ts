import { defineConfig } from 'vitest/config';
import { countDesktops } from './tools/process/desktops.ts';

/**
 * The built app in a real Electron; run it by `npm run e2e`. As many files run at once as there are desktops, each
 * on one of its own. They are one queue, and vitest begins with those that took longest the last time, or are the
 * largest: that keeps all desktops busy to the end without anybody dealing the files out.
 */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: countDesktops(),
    setupFiles: ['tools/test/take-own-desktop.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
