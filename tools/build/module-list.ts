import { posix, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Writes `modules.json` beside the bundle: the paths, relative to the project, of every module that
 * really got in. A test reads it to see that nothing of Google's libraries but the calendar did.
 */
export function moduleList(): Plugin {
  let root = '';
  return {
    name: 'module-list',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? part.moduleIds : [],
      );
      const paths = ids.map((id) => toProjectPath(id, root)).toSorted();
      this.emitFile({
        type: 'asset',
        fileName: 'modules.json',
        source: JSON.stringify([...new Set(paths)], null, 1),
      });
    },
  };
}

/** Helper modules that the bundler makes up start with a null character and have no path. */
function toProjectPath(id: string, root: string): string {
  const [file = id] = id.split('?', 1);
  if (id.startsWith('\0')) return file.slice(1);
  return relative(root, file).split(sep).join(posix.sep);
}
