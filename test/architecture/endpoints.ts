import { lineAt, type House } from './house.ts';
import type { Source } from './source.ts';
import { fieldsOf, isNode, nameOf, textOf, walk, type Node } from './walk.ts';

/** An `export const name = endpoint({ … })` of core/contract. */
export interface FoundEndpoint {
  name: string;
  file: string;
  line: number;
  id: string | undefined;
  permission: string | undefined;
}

/** All endpoints of the contract, as they are written down. */
export function endpointsOf({ sources }: House): FoundEndpoint[] {
  return sources.filter(({ file }) => /^core\/contract\/(?!.*\.test\.ts)/.test(file)).flatMap(endpointsIn);
}

function endpointsIn({ file, text, program }: Source): FoundEndpoint[] {
  const found: FoundEndpoint[] = [];
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator') return;
    const call = callOf(node['init']);
    const name = nameOf(node['id']);
    if (call?.name !== 'endpoint' || name === undefined) return;
    const fields = fieldsOf(call.arguments[0]);
    const [id, permission] = [textOf(fields.get('id')), textOf(fields.get('permission'))];
    found.push({ name, file, line: lineAt(text, node.start), id, permission });
  });
  return found;
}

/** The called name and the arguments of a plain call. */
export function callOf(node: unknown): { name: string; arguments: Node[] } | undefined {
  if (!isNode(node) || node.type !== 'CallExpression') return undefined;
  const name = nameOf(node['callee']);
  if (name === undefined || !Array.isArray(node['arguments'])) return undefined;
  return { name, arguments: node['arguments'].filter(isNode) };
}
