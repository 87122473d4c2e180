import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { moduleList } from './tools/build/module-list.ts';
import { oneDrawingIds } from './tools/build/one-drawing-ids.ts';

/** The only packages that stay outside the bundle: Electron itself, and those with a binary. */
const external = ['electron', /^electron\//, 'better-sqlite3', 'keytar', /^node:/];

/** Old enough for the fallback runtime, Electron 33, and so for the official one too. */
const nodeTarget = 'node20.18';
const browserTarget = 'chrome130';

/** All that a start loads, in one file: each further one is asked of main, which has other things to do then. */
const oneFile = (name: string) => ({ groups: [{ name, tags: ['$initial' as const] }] });

export default defineConfig(({ command }) => {
  // Names are kept when minifying, because error reports and the log show them.
  const minify = command === 'build';
  return {
    main: {
      plugins: [moduleList()],
      build: {
        externalizeDeps: false,
        target: nodeTarget,
        outDir: resolve('out/main'),
        sourcemap: true,
        minify,
        rollupOptions: {
          input: {
            boot: resolve('src-main/boot.ts'),
            main: resolve('src-main/main.ts'),
            'book-boot': resolve('src-main/book-thread/boot.ts'),
            book: resolve('src-main/book-thread/thread.ts'),
          },
          external,
          // CommonJS, which V8 can be given as it was compiled before (src-main/compiled-scripts.ts).
          output: {
            format: 'cjs',
            entryFileNames: '[name].cjs',
            chunkFileNames: 'chunks/[name]-[hash].cjs',
            keepNames: true,
          },
        },
      },
    },
    preload: {
      build: {
        externalizeDeps: false,
        target: nodeTarget,
        outDir: resolve('out/preload'),
        sourcemap: true,
        minify,
        rollupOptions: {
          input: resolve('src-main/preload/bridge.ts'),
          external: ['electron'],
          // A sandboxed preload script must be one CommonJS file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
    renderer: {
      root: resolve('src-renderer'),
      plugins: [react(), oneDrawingIds()],
      build: {
        target: browserTarget,
        outDir: resolve('out/renderer'),
        emptyOutDir: true,
        sourcemap: true,
        minify,
        // The page's policy lets fonts come from files only, so none may become a data: address.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 1500,
        rollupOptions: {
          input: resolve('src-renderer/index.html'),
          output: {
            codeSplitting: oneFile('window'),
            // A text with a single “ä” or “–” takes twice the room, and Chromium twice as long to read it.
            ...(minify ? { minify: { codegen: { asciiOnly: true } } } : {}),
          },
        },
      },
    },
  };
});
