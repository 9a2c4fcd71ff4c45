import { z } from 'zod';
import type { Endpoint } from '#core/contract/endpoint.ts';
import { problemBody, problemTypes } from '#core/contract/problems.ts';

type Json = Record<string, unknown>;

function schemaOf(schema: z.core.$ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

function parametersOf(schema: z.core.$ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties, required } = schemaOf(schema);
  const needed = Array.isArray(required) ? required : [];
  return Object.entries((properties ?? {}) as Json).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema: each,
  }));
}

const problemAnswer = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function operationOf(endpoint: Endpoint): Json {
  const write = endpoint.method !== 'GET' && endpoint.permission !== 'public';
  const once = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } };
  const status = endpoint.status ?? (endpoint.response === undefined ? 204 : 200);
  const content = endpoint.response && { content: { 'application/json': { schema: schemaOf(endpoint.response) } } };
  const body = endpoint.body && {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body) } } },
  };
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split('.')[0]],
    security: endpoint.permission === 'public' ? [] : [{ apiKey: [] }, { session: [] }],
    'x-permission': endpoint.permission,
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(write ? [once] : []),
    ],
    ...body,
    responses: { [status]: { description: 'Done', ...content }, default: problemAnswer },
  };
}

/** The schema of a problem with every type that there is. */
function problemSchema(): Json {
  const types = Object.keys(problemTypes).map((name) => `/problems/${name}`);
  const { properties, ...rest } = schemaOf(problemBody);
  return { ...rest, properties: { ...(properties as Json), type: { type: 'string', enum: types } } };
}

/** The OpenAPI 3.1 description of the contract. */
export function openApi(endpoints: readonly Endpoint[], serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      description: 'Ids carry a prefix, times are RFC 3339 in UTC, lists are read on with `after`.',
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: problemSchema() },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, tl_…' },
        session: { type: 'apiKey', in: 'cookie', name: 'throughline.session_token' },
      },
    },
  };
}
