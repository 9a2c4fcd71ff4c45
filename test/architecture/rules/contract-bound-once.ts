import { callOf, endpointsOf } from '../endpoints.ts';
import { isTest, lineAt, type House, type Rule, type Violation } from '../house.ts';
import type { Source } from '../source.ts';
import { isNode, nameOf, textOf, walk, type Node } from '../walk.ts';

interface Bind {
  /** `core/contract/desk.ts listConversations`, or only the name when it comes from elsewhere. */
  endpoint: string;
  file: string;
  line: number;
}

/** Every endpoint of the contract is bound exactly once, and only endpoints of the contract are bound. */
export const contractBoundOnce: Rule = {
  name: 'contract-bound-once',
  check(house) {
    const endpoints = endpointsOf(house);
    const known = new Set(endpoints.map(({ file, name }) => `${file} ${name}`));
    const binds = bindsOf(house, known);
    const faults = endpoints.flatMap(({ name, file, line }): Violation[] => {
      const times = binds.filter(({ endpoint }) => endpoint === `${file} ${name}`);
      if (times.length === 1) return [];
      const places = times.map((bind) => bind.file).join(', ');
      const message =
        times.length === 0 ? `${name} is bound nowhere` : `${name} is bound ${times.length} times: ${places}`;
      return [{ file, line, message }];
    });
    const strangers = binds
      .filter(({ endpoint }) => !known.has(endpoint))
      .map(({ endpoint, file, line }) => ({ file, line, message: `${endpoint} is bound, but stands in no contract` }));
    return [...faults, ...strangers];
  },
};

function bindsOf({ sources }: House, known: Set<string>): Bind[] {
  return sources
    .filter(({ file }) => file.startsWith('server/') && !isTest(file))
    .flatMap((source) => bindsIn(source, known));
}

/** A call of `bind`, or of any other function in a file of routes that is given an endpoint first. */
function bindsIn({ file, text, program }: Source, known: Set<string>): Bind[] {
  const imported = importsOf(program);
  const found: Bind[] = [];
  walk(program, (node) => {
    const call = callOf(node);
    const endpoint = call && endpointIn(call.arguments[0], imported);
    if (endpoint === undefined) return;
    const plain = /^bind(Open)?$/.test(call?.name ?? '');
    // Inside platform `bind` passes on what it was given.
    const binds = plain ? endpoint.includes(' ') || !file.startsWith('server/platform/') : known.has(endpoint);
    if (binds && (plain || file.endsWith('routes.ts'))) found.push({ endpoint, file, line: lineAt(text, node.start) });
  });
  return found;
}

/** `reply` from `import { reply }`, `contract.reply` from `import * as contract`. */
function endpointIn(node: Node | undefined, imported: Map<string, string>): string | undefined {
  const name = nameOf(node);
  if (name !== undefined) return imported.get(name) ?? name;
  if (node?.type !== 'MemberExpression') return undefined;
  const space = nameOf(node['object']) ?? '';
  return `${imported.get(space) ?? space} ${nameOf(node['property'])}`;
}

/** Local name → `file name` of what it stands for, or the file of a whole namespace. */
function importsOf(program: unknown): Map<string, string> {
  const names = new Map<string, string>();
  walk(program, (node) => {
    if (node.type !== 'ImportDeclaration' || !Array.isArray(node['specifiers'])) return;
    const file = (textOf(node['source']) ?? '').replace(/^#core\//, 'core/');
    for (const one of node['specifiers'].filter(isNode)) {
      const local = nameOf(one['local']) ?? '';
      const whole = one.type === 'ImportNamespaceSpecifier';
      names.set(local, whole ? file : `${file} ${nameOf(one['imported']) ?? local}`);
    }
  });
  return names;
}
