import { configDefaults, defineConfig } from 'vitest/config';

/** Unit and integration tests: on plain Node, without Electron. `vitest.e2e.config.ts` has the others. */
export default defineConfig({
  test: {
    name: 'unit',
    include: ['tests/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'out/**', 'dist/**'],
    // A process each: better-sqlite3 is native code, and a crash must take down one file only.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
