import { defineRule, type ESTree } from '@oxlint/plugins';

/** Reads of the machine's clock and dice that the rest of the code gets injected instead. */
const ambientCalls = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID']);

/**
 * Lint rule: no reading of clock or chance but through the ports of `src-main/platform`, because
 * tests and the simulation must be able to set them. `new Date(x)` and `Date.parse(x)` stay allowed.
 */
export const ambientRule = defineRule({
  createOnce(context) {
    function report(node: ESTree.Node, what: string): void {
      const message = `${what} reads the machine. Take the time, an id or chance from what was injected.`;
      context.report({ node, message });
    }
    return {
      NewExpression(node) {
        if (nameOf(node.callee) === 'Date' && node.arguments.length === 0)
          report(node, 'new Date()');
      },
      CallExpression(node) {
        if (nameOf(node.callee) === 'Date') report(node, 'Date()');
      },
      MemberExpression(node) {
        const name = nameOf(node);
        if (name === undefined) return;
        if (ambientCalls.has(name) || name === 'Temporal.Now') report(node, name);
      },
    };
  },
});

/** `Date`, `Date.now` or `globalThis.Date.now` as plain names; nothing for what is no such chain. */
function nameOf(node: ESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return undefined;
  const owner = nameOf(node.object);
  const property = propertyName(node);
  if (owner === undefined || property === undefined) return undefined;
  return owner === 'globalThis' || owner === 'window' ? property : `${owner}.${property}`;
}

function propertyName({ property, computed }: ESTree.MemberExpression): string | undefined {
  if (!computed) return property.type === 'Identifier' ? property.name : undefined;
  return property.type === 'Literal' && typeof property.value === 'string'
    ? property.value
    : undefined;
}
