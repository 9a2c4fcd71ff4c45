import { isTest, lineAt, type Rule, type Violation } from '../house.ts';
import type { Source } from '../source.ts';
import { isNode, textOf, walk, type Node } from '../walk.ts';

/** Attributes that people see or hear. */
const seen = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'description',
  'alt',
  'about',
  'submit',
  'hint',
  'confirm',
]);

/** For developers, who read English. */
const exempt = ['web/ui/gallery/'];

/** What people see in web/ goes by <Trans> and t`…`: nothing of the console stays in one language. */
export const translated: Rule = {
  name: 'translated',
  check: ({ sources }) =>
    sources
      .filter(({ file }) => file.startsWith('web/') && file.endsWith('.tsx') && !isTest(file))
      .filter(({ file }) => !exempt.some((folder) => file.startsWith(folder)))
      .flatMap(untranslated),
};

function untranslated(source: Source): Violation[] {
  const found: Violation[] = [];
  const look = (node: Node) => {
    if (node.type === 'JSXElement' && nameOf(node) === 'Trans') walk(node, leaveOut);
  };
  const left = new Set<Node>();
  const leaveOut = (node: Node) => {
    if (node.type === 'JSXText') left.add(node);
  };
  walk(source.program, look);
  walk(source.program, (node, parent) => {
    const words = left.has(node) ? undefined : wordsOf(node, parent);
    if (words !== undefined && isLanguage(words))
      found.push({ file: source.file, line: lineAt(source.text, node.start), message: `“${words}” is not translated` });
  });
  return found;
}

/** Not our name, an entity, a place to be filled in, an address that shows what one looks like. */
function isLanguage(words: string): boolean {
  const spoken = words.replaceAll(/&\w+;|\{\{.*?\}\}|\S*[@/]\S*|Throughline/g, '');
  return /\p{L}{2}/u.test(spoken);
}

/** The words that a node puts on the page as they are. */
function wordsOf(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === 'JSXText') return isCode(parent) ? undefined : String(node['value']).trim().replace(/\s+/g, ' ');
  if (node.type !== 'JSXAttribute' || !isNode(node['name']) || !seen.has(String(node['name']['name'])))
    return undefined;
  const value = node['value'];
  return textOf(isNode(value) && value.type === 'JSXExpressionContainer' ? value['expression'] : value);
}

function nameOf(element: Node): unknown {
  const opening = element['openingElement'];
  return isNode(opening) && isNode(opening['name']) ? opening['name']['name'] : undefined;
}

/** `POST /v1/track` is the same in every language. */
function isCode(parent: Node | undefined): boolean {
  return parent?.type === 'JSXElement' && ['code', 'Code', 'kbd', 'Kbd', 'pre'].includes(String(nameOf(parent)));
}
