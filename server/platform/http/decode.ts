import { z } from 'zod';
import type { Endpoint } from '#core/contract/endpoint.ts';
import { problem, type FieldProblem } from '#core/contract/problems.ts';
import { issueWords } from './issue-words.ts';

/** Says where a field stands. */
type Called = (path: readonly PropertyKey[]) => string;

const dotted: Called = (path) => path.map(String).join('.');

const pathsOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

const wordsOf = (issue: z.core.$ZodIssue) =>
  issue.code === 'unrecognized_keys' ? 'is not a known field' : issue.message;

function fieldsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  return pathsOf(issue).map((path) => ({ path: dotted(path), message: wordsOf(issue) }));
}

function sentence(issues: readonly z.core.$ZodIssue[], called: Called): string {
  const all = issues.flatMap((issue) => pathsOf(issue).map((path) => [called(path), wordsOf(issue)] as const));
  const said = all.slice(0, 3).map(([at, words]) => `${at === '' ? 'The body' : at} ${words}`);
  const more = all.length > 3 ? ` and ${all.length - 3} more` : '';
  return `${said.join('; ')}${more}.`;
}

const nothing = z.strictObject({});

/** Decodes wire input by a schema; throws an `invalid` problem that names every wrong field, in its sentence as `called` says. */
export function decode<S extends z.core.$ZodType>(schema: S, wire: unknown, called = dotted): z.output<S> {
  const read = z.core.safeDecode(schema, wire as z.input<S>, { error: issueWords });
  if (read.success) return read.data;
  const fields = read.error.issues.flatMap(fieldsOf);
  throw problem('invalid', { detail: sentence(read.error.issues, called), fields });
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
  throw problem('not-found', {
    detail: `There is nothing at this address: ${sentence(read.error.issues, dotted)}`,
    fields,
  });
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
