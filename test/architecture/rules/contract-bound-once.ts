import { callOf, endpointsOf } from '../endpoints.ts';
import { isTest, lineAt, type House, type Rule, type Violation } from '../house.ts';
import { isNode, nameOf, walk } from '../walk.ts';

/** Every endpoint of the contract is bound exactly once, and only endpoints of the contract are bound. */
export const contractBoundOnce: Rule = {
  name: 'contract-bound-once',
  check(house) {
    const binds = bindsOf(house);
    const endpoints = endpointsOf(house);
    const known = new Set(endpoints.map(({ name }) => name));
    const faults = endpoints.flatMap(({ name, file, line }): Violation[] => {
      const times = binds.filter((bind) => bind.name === name);
      if (times.length === 1) return [];
      const places = times.map((bind) => bind.file).join(', ');
      const message =
        times.length === 0 ? `${name} is bound nowhere` : `${name} is bound ${times.length} times: ${places}`;
      return [{ file, line, message }];
    });
    const strangers = binds
      .filter(({ name }) => !known.has(name))
      .map(({ name, file, line }) => ({ file, line, message: `${name} is bound, but stands in no contract` }));
    return [...faults, ...strangers];
  },
};

function bindsOf({ sources }: House): Array<{ name: string; file: string; line: number }> {
  const found: Array<{ name: string; file: string; line: number }> = [];
  for (const { file, text, program } of sources) {
    if (!file.startsWith('server/') || isTest(file)) continue;
    const imported = importedNames(program);
    walk(program, (node) => {
      const call = callOf(node);
      if (call === undefined || !/^bind(Open)?$/.test(call.name)) return;
      const local = nameOf(call.arguments[0]);
      // Inside platform `bind` passes on what it was given.
      if (local === undefined || (file.startsWith('server/platform/') && !imported.has(local))) return;
      found.push({ name: imported.get(local) ?? local, file, line: lineAt(text, node.start) });
    });
  }
  return found;
}

/** Local name → the name it was exported under: `import { reply as answer }`. */
function importedNames(program: unknown): Map<string, string> {
  const names = new Map<string, string>();
  walk(program, (node) => {
    if (node.type !== 'ImportSpecifier') return;
    const local = nameOf(node['local']);
    const imported = isNode(node['imported']) ? nameOf(node['imported']) : undefined;
    if (local !== undefined) names.set(local, imported ?? local);
  });
  return names;
}
