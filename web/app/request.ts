import type { z } from 'zod';
import { pathOf, type Endpoint } from '#core/contract/endpoint.ts';

/** One call as fetch wants it. */
export interface Wire {
  url: string;
  body: string | undefined;
}

function keysOf(schema: z.core.$ZodType | undefined): ReadonlySet<string> {
  const shape = (schema as { shape?: Record<string, unknown> } | undefined)?.shape;
  return new Set(Object.keys(shape ?? {}));
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function queryText(values: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (isPlain(value) && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Lays the input of an endpoint out over its path, query and body. */
export function wireOf(target: Endpoint, input: Record<string, unknown>): Wire {
  const inPath = keysOf(target.params);
  const inQuery = keysOf(target.query);
  const query: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (inPath.has(name)) continue;
    if (inQuery.has(name) || target.body === undefined) query[name] = value;
    else body[name] = value;
  }
  return {
    url: pathOf(target, input) + queryText(query),
    body: target.body === undefined ? undefined : JSON.stringify(body),
  };
}
