import { isTest, lineAt, type Rule, type Violation } from '../house.ts';
import type { Source } from '../source.ts';
import { nameOf, walk, type Node } from '../walk.ts';

const packages = new Set(['zod', 'libphonenumber-js', 'libphonenumber-js/min', 'libphonenumber-js/max']);
const nodeNames = ['process', 'Buffer', '__dirname', 'require', 'global', 'setImmediate'];
const browserNames = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'location',
  'self',
  'history',
];
const hostNames = new Set([...nodeNames, ...browserNames]);

/** core/ runs anywhere: no Node, no browser, only zod and pure functions. */
export const coreIsPure: Rule = {
  name: 'core-is-pure',
  check: ({ sources }) =>
    sources
      .filter(({ file }) => file.startsWith('core/') && !isTest(file))
      .flatMap((source) => [...foreignImports(source), ...hostGlobals(source)]),
};

function foreignImports({ file, imports }: Source): Violation[] {
  return imports
    .filter(({ specifier }) => !/^(\.|#core\/)/.test(specifier) && !packages.has(specifier))
    .map(({ specifier, line }) => ({ file, line, message: `core may not import ${specifier}` }));
}

function hostGlobals({ file, text, program }: Source): Violation[] {
  const declared = declaredNames(program);
  const used: Violation[] = [];
  walk(program, (node, parent) => {
    const name = nameOf(node);
    if (name === undefined || !hostNames.has(name) || declared.has(name) || isKey(parent, node)) return;
    used.push({ file, line: lineAt(text, node.start), message: `core may not use ${name}` });
  });
  return used;
}

/** The names that the file gives itself: variables, parameters, functions, imports. */
function declaredNames(program: unknown): Set<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    const binds = [node['params'], /Declarator$|Declaration$/.test(node.type) ? node['id'] : undefined, node['local']];
    for (const pattern of binds) {
      walk(pattern, (inner, parent) => {
        if (!isKey(parent, inner)) names.add(nameOf(inner) ?? '');
      });
    }
  });
  return names;
}

/** A name after a dot, of a field, or in a type: not a use of the global. */
function isKey(parent: Node | undefined, node: Node): boolean {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent['property'] === node && parent['computed'] === false;
  return parent['key'] === node || parent.type.startsWith('TS');
}
