import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export type BundledApp = { script: string; remove(): void };

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes one file of the app that is killed: started hundreds of times, reading and stripping the same modules one by one
 * would take most of the time. It lies below `out`, where the driver of the database is found.
 */
export async function bundleApp(): Promise<BundledApp> {
  mkdirSync(join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out', 'crash-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      build: {
        ssr: fileURLToPath(new URL('app.ts', import.meta.url)),
        outDir: folder,
        minify: false,
        target: 'node20.18',
        rolldownOptions: { output: { entryFileNames: 'app.js' } },
      },
      ssr: { noExternal: true, external: ['better-sqlite3'] },
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { script: join(folder, 'app.js'), remove };
}
