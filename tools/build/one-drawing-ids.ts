import type { Plugin } from 'vite';

const replaced = '/@mantine/hooks/esm/use-id/use-id.mjs';

const replacement = `
import { useId as useReactId } from 'react';

export function useId(given) {
  const id = useReactId();
  return typeof given === 'string' ? given : 'mantine-' + id.replaceAll(':', '');
}
`;

/**
 * Gives Mantine's fields their id in one drawing. Its own hook begins with React's id and puts a random one in its
 * place as soon as the field is there, which draws each field twice; that is for pages drawn on a server, which ours
 * is not. Fails the build when there is nothing to replace any more.
 */
export function oneDrawingIds(): Plugin {
  let isReplaced = false;
  return {
    name: 'one-drawing-ids',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [file = id] = id.split('?', 1);
      if (!file.replaceAll('\\', '/').endsWith(replaced)) return null;
      isReplaced = true;
      return replacement;
    },
    buildEnd(error) {
      if (error === undefined && !isReplaced)
        this.error(
          `${replaced} is not in the bundle any more: see whether fields still draw twice`,
        );
    },
  };
}
