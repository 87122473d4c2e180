import { isBuiltin } from 'node:module';
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { defineRule, type ESTree } from '@oxlint/plugins';
import { refusal } from './rooms.ts';

/** Lint rule: each room of the house imports only what the table in `rooms.ts` allows it. */
export const roomsRule = defineRule({
  createOnce(context) {
    function judge(source: ESTree.Expression | null, isTypeOnly: boolean): void {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const file = inProject(context.filename, context.cwd);
      const message = refusal(file, targetOf(source.value, context), isTypeOnly);
      if (message) context.report({ node: source, message });
    }
    return {
      ImportDeclaration: (node) => judge(node.source, takesOnlyTypes(node)),
      ExportNamedDeclaration: (node) => judge(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => judge(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => judge(node.source, false),
      TSImportType: (node) => judge(node.source, true),
    };
  },
});

function takesOnlyTypes(node: ESTree.ImportDeclaration): boolean {
  return node.importKind === 'type';
}

function targetOf(specifier: string, { filename, cwd }: { filename: string; cwd: string }): string {
  if (specifier.startsWith('.')) return inProject(resolve(dirname(filename), specifier), cwd);
  return isBuiltin(specifier) ? `node:${specifier.replace(/^node:/, '')}` : specifier;
}

function inProject(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join(posix.sep);
}
