/** A node of the syntax tree, seen as plain data. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Calls `visit` with every node below (and including) this one, and the node that holds it. */
export function walk(node: unknown, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, parent);
    return;
  }
  if (!isNode(node)) return;
  visit(node, parent);
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'parent' && typeof value === 'object' && value !== null) walk(value, visit, node);
  }
}

export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
  );
}

/** The text of a string literal, or of a template's fixed parts with a blank for each `${…}`. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return undefined;
  return node['quasis'].map((quasi: { value: { cooked: string | null } }) => quasi.value.cooked ?? '').join(' $ ');
}

/** The name of an identifier node. */
export function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : undefined;
}

/** The values of an object literal's plain keys. */
export function fieldsOf(node: unknown): Map<string, Node> {
  const fields = new Map<string, Node>();
  if (!isNode(node) || node.type !== 'ObjectExpression' || !Array.isArray(node['properties'])) return fields;
  for (const property of node['properties']) {
    const key = isNode(property) ? keyOf(property) : undefined;
    if (key !== undefined && isNode(property['value'])) fields.set(key, property['value']);
  }
  return fields;
}

function keyOf(property: Node): string | undefined {
  if (property.type !== 'Property' || property['computed'] === true) return undefined;
  return nameOf(property['key']) ?? textOf(property['key']);
}
