import { z } from 'zod';

/** The types of problem the API answers with (RFC 9457): status and the short human title of each. */
export const problemTypes = {
  invalid: { status: 400, title: 'Something in the request is not right' },
  unauthenticated: { status: 401, title: 'Please sign in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'not-allowed': { status: 405, title: 'This address does not take that method' },
  conflict: { status: 409, title: 'Somebody was faster' },
  gone: { status: 410, title: 'No longer here' },
  'too-large': { status: 413, title: 'Too large' },
  unsupported: { status: 415, title: 'Unknown kind of content' },
  refused: { status: 422, title: 'This cannot be done' },
  'too-many': { status: 429, title: 'Too many requests' },
  failed: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const;

export type ProblemType = keyof typeof problemTypes;

/** One field that is wrong: `path` as the caller wrote it (`address.city`, `items.0`), `message` in plain words. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export interface ProblemMore {
  /** One sentence in the user's words. */
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
  /** Seconds to wait, sent as Retry-After. */
  readonly retryAfter?: number;
  /** A stable name for the program on the other side, such as `last-owner`. */
  readonly code?: string;
}

/** problem+json as it stands on the wire. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string().optional(),
  retryAfter: z.number().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemBody = z.infer<typeof problemBody>;

/** An error made for the person or program that called us; anything else that is thrown becomes `failed`. */
export class Problem extends Error {
  readonly type: ProblemType;
  readonly more: ProblemMore;

  constructor(type: ProblemType, more: ProblemMore = {}) {
    super(more.detail ?? problemTypes[type].title);
    this.name = 'Problem';
    this.type = type;
    this.more = more;
  }

  get status(): number {
    return problemTypes[this.type].status;
  }

  /** The body of the answer. */
  get body(): ProblemBody {
    const { detail, fields, code, retryAfter } = this.more;
    return {
      type: `/problems/${this.type}`,
      title: problemTypes[this.type].title,
      status: this.status,
      ...(detail === undefined ? {} : { detail }),
      ...(code === undefined ? {} : { code }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(fields === undefined ? {} : { fields: [...fields] }),
    };
  }
}

/** Makes a problem to throw: `throw problem('not-found', { detail: 'No such conversation.' })`. */
export function problem(type: ProblemType, more: ProblemMore = {}): Problem {
  return new Problem(type, more);
}

/** Reads a problem back from the wire (browser client, tests). */
export function problemFrom(body: unknown): Problem {
  const read = problemBody.safeParse(body);
  if (!read.success) return problem('failed');
  const { type, detail, fields, code, retryAfter } = read.data;
  const name = type.slice(type.lastIndexOf('/') + 1);
  return problem(Object.hasOwn(problemTypes, name) ? (name as ProblemType) : 'failed', {
    ...(detail === undefined ? {} : { detail }),
    ...(fields === undefined ? {} : { fields }),
    ...(code === undefined ? {} : { code }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}
