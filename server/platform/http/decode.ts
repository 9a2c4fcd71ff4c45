import { z } from 'zod';
import type { Endpoint } from '#core/contract/endpoint.ts';
import { problem, type FieldProblem } from '#core/contract/problems.ts';
import { issueWords } from './issue-words.ts';

function fieldsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const at = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...at, key].join('.'), message: 'is not a known field' }));
  return [{ path: at.join('.'), message: issue.message }];
}

function sentence(fields: readonly FieldProblem[]): string {
  const said = fields.slice(0, 3).map(({ path, message }) => `${path === '' ? 'The body' : path} ${message}`);
  const more = fields.length > 3 ? ` and ${fields.length - 3} more` : '';
  return `${said.join('; ')}${more}.`;
}

const nothing = z.strictObject({});

/** Decodes wire input by a schema; throws an `invalid` problem that names every wrong field. */
export function decode<S extends z.core.$ZodType>(schema: S, wire: unknown): z.output<S> {
  const read = z.core.safeDecode(schema, wire as z.input<S>, { error: issueWords });
  if (read.success) return read.data;
  const fields = read.error.issues.flatMap(fieldsOf);
  throw problem('invalid', { detail: sentence(fields), fields });
}

interface WireRequest {
  params: unknown;
  query: unknown;
  body: unknown;
}

function decodeParams(endpoint: Endpoint, params: unknown): unknown {
  const read = z.core.safeDecode(endpoint.params ?? nothing, (params ?? {}) as never, { error: issueWords });
  if (read.success) return read.data;
  const fields = read.error.issues.flatMap(fieldsOf);
  throw problem('not-found', { detail: `There is nothing at this address: ${sentence(fields)}`, fields });
}

/** Params, query and body decoded and laid together. */
export function decodeRequest(endpoint: Endpoint, wire: WireRequest): unknown {
  const params = decodeParams(endpoint, wire.params);
  const query = decode(endpoint.query ?? nothing, wire.query ?? {});
  const body = decode(endpoint.body ?? nothing, wire.body ?? {});
  return Object.assign({}, params, query, body);
}

/** Encodes what a handler returned by the response schema; fields the schema does not name stay inside. */
export function encodeResponse(endpoint: Endpoint, output: unknown): unknown {
  return endpoint.response === undefined ? undefined : z.core.encode(endpoint.response, output as never);
}
