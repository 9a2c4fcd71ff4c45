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
    const binds = bindsOf(house);
    const endpoints = endpointsOf(house);
    const known = new Set(endpoints.map(({ file, name }) => `${file} ${name}`));
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

function bindsOf({ sources }: House): Bind[] {
  return sources.filter(({ file }) => file.startsWith('server/') && !isTest(file)).flatMap(bindsIn);
}

function bindsIn({ file, text, program }: Source): Bind[] {
  const imported = importsOf(program);
  const found: Bind[] = [];
  walk(program, (node) => {
    const call = callOf(node);
    if (call === undefined || !/^bind(Open)?$/.test(call.name)) return;
    const endpoint = endpointIn(call.arguments[0], imported);
    // Inside platform `bind` passes on what it was given.
    if (endpoint === undefined || (file.startsWith('server/platform/') && !endpoint.includes(' '))) return;
    found.push({ endpoint, file, line: lineAt(text, node.start) });
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
