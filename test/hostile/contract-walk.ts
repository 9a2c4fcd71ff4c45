import { permissionsOf, type Permission } from '#core/people/permissions.ts';

/** One operation of the API as its own description tells it. */
export interface Operation {
  method: string;
  path: string;
  permission: string;
  /** Names of the path's parameters with the prefix of their ids. */
  ids: ReadonlyMap<string, string>;
  query: readonly Field[];
  body: Schema | undefined;
}

export interface Field {
  name: string;
  schema: Schema;
}

export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Description {
  paths: Record<string, Record<string, Described>>;
}

interface Described {
  'x-permission': string;
  parameters?: Array<{ name: string; in: string; schema: Schema }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Every operation that the product describes at /api/v1/openapi.json. */
export async function operationsOf(url: string): Promise<Operation[]> {
  const { paths } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, ...operation }]) => ({
      method: method.toUpperCase(),
      path,
      permission: operation['x-permission'],
      ids: new Map(
        parameters
          .filter((each) => each.in === 'path')
          .map(({ name, schema }) => [name, schema.pattern?.slice(1, 4) ?? '']),
      ),
      query: parameters.filter((each) => each.in === 'query'),
      body: requestBody?.content['application/json']?.schema,
    })),
  );
}

/** What nobody may do who only looks on. */
export function isBeyondViewers({ permission }: Operation): boolean {
  return !['public', 'session'].includes(permission) && !permissionsOf('viewer').has(permission as Permission);
}

const strings: ReadonlyArray<readonly [RegExp, string]> = [
  [/date-time/, '2026-01-01T00:00:00Z'],
  [/email/, 'somebody@example.com'],
  [/\[A-Z\]\{3\}/, 'EUR'],
  [/\[A-Z\]\{2\}/, 'DE'],
  [/#/, '#336699'],
];

function someText(schema: Schema): string {
  const { pattern = '', format = '' } = schema;
  const prefix = /^\^([a-z]{3})_\[0-9a-f\]\{32\}\$$/.exec(pattern)?.[1];
  if (prefix !== undefined) return `${prefix}_${'0'.repeat(32)}`;
  const found = strings.find(([form]) => form.test(format) || form.test(pattern));
  return found?.[1] ?? 'something'.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength ?? 100);
}

function someObject({ properties = {}, required = [] }: Schema): unknown {
  return Object.fromEntries(required.map((name) => [name, someValue(properties[name] ?? {})]));
}

const byType: Record<string, (schema: Schema) => unknown> = {
  string: someText,
  integer: ({ minimum = 1 }) => Math.max(minimum, 1),
  number: ({ minimum = 1 }) => Math.max(minimum, 1),
  boolean: () => true,
  null: () => null,
  array: ({ items = {}, minItems = 0 }) => Array.from({ length: minItems }, () => someValue(items)),
  object: someObject,
};

/** The smallest value that a schema takes. */
export function someValue(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf ?? [];
  const choice = choices.find(({ type: each }) => each === 'null') ?? choices[0];
  if (choice !== undefined) return someValue(choice);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  return byType[type ?? 'object']?.(schema);
}
