import { defineConfig } from 'vitest/config';

/** The built app in a real Electron, one test file at a time; run it by `npm run e2e`. */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.e2e.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
