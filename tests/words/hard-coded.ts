import { type ESTree, parseSync, Visitor } from 'vite';

/** A sentence that stands in the source itself, where a text of src-shared/words/ belongs. */
export type HardCoded = { line: number; where: string; text: string };

type Node = ESTree.Node;

/** What of an element a person sees or hears. */
const seenAttributes = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'alt',
  'error',
  'nothingFoundMessage',
]);
/** The same where it is given as an object: options of a choice, a notification, an item of a menu, a dialog. */
const seenProperties = new Set([
  'label',
  'title',
  'placeholder',
  'message',
  'description',
  'heading',
  'aria-label',
]);

/**
 * Finds sentences that are said without `t`: the message of an expected error, the text of an element, and the
 * attributes and properties that a person sees. Only what is written there itself is seen, and not what a call answers.
 */
export function hardCodedIn(file: string, code: string): HardCoded[] {
  const found: HardCoded[] = [];
  const note = (where: string, texts: readonly Text[]): void => {
    for (const { text, start } of texts) {
      if (!isSaid(text)) continue;
      const line = code.slice(0, start).split('\n').length;
      found.push({ line, where, text: text.replaceAll(/\s+/g, ' ').trim() });
    }
  };
  const { program } = parseSync(file, code);
  new Visitor({
    NewExpression({ callee, arguments: [, message] }) {
      const isExpected =
        callee.type === 'Identifier' && /^(Expected|Overtaken)Error$/.test(callee.name);
      if (isExpected && message) note(callee.name, textsOf(message));
    },
    JSXElement({ children }) {
      note('text', children.flatMap(shownBy));
    },
    JSXFragment({ children }) {
      note('text', children.flatMap(shownBy));
    },
    JSXAttribute({ name, value }) {
      const called = name.type === 'JSXIdentifier' ? name.name : '';
      if (value && seenAttributes.has(called)) note(called, shownBy(value));
    },
    Property({ key, value }) {
      const called =
        key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
      if (seenProperties.has(called)) note(called, textsOf(value));
    },
  }).visit(program);
  return found;
}

type Text = { text: string; start: number };

function shownBy(node: Node): Text[] {
  if (node.type === 'JSXText') return [{ text: node.value, start: node.start }];
  return textsOf(node.type === 'JSXExpressionContainer' ? node.expression : node);
}

/** The words that an expression comes to by itself: of both ways of a choice, and between the gaps of a template. */
function textsOf(node: Node): Text[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ text: node.value, start: node.start }] : [];
    case 'TemplateLiteral':
      return [
        { text: node.quasis.map(({ value }) => value.raw).join(' … '), start: node.start },
        ...node.expressions.flatMap(textsOf),
      ];
    case 'ConditionalExpression':
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case 'LogicalExpression':
      return [...textsOf(node.left), ...textsOf(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...textsOf(node.left), ...textsOf(node.right)] : [];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return textsOf(node.expression);
    default:
      return [];
  }
}

/** Two letters together are a word; one is a key or a sign. */
function isSaid(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}
