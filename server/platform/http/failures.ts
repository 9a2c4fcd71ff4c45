import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problem } from '#core/contract/problems.ts';
import type { Logger } from '../log.ts';

const ofFastify: Record<string, () => Problem> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => problem('too-large', { detail: 'The body is larger than this address takes.' }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    problem('unsupported', { detail: 'Send JSON with content-type application/json.' }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    problem('invalid', { detail: 'The length of the body is not what was announced.' }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => problem('invalid', { detail: 'The body is not valid JSON.' }),
  FST_ERR_MAX_PARAM_LENGTH: () => problem('not-found', { detail: 'There is nothing at this address.' }),
  FST_ERR_BAD_URL: () => problem('not-found', { detail: 'There is nothing at this address.' }),
};

/** Postgres' own codes: no connection, shutting down, time limits, deadlocks that outlived their retries. */
const passing = /^(08...|57P0.|57014|25P0[34]|53...|40001|40P01)$/;
/** Postgres keeps no U+0000, neither in text nor in JSON. */
const unkeepable = new Set(['22021', '22P05']);
/** A number or a time that no column takes. */
const beyond = new Set(['22003', '22008']);
const lostConnection = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/;
/** What the driver says without a code: no connection came free in time, or one ended, as after a transaction that took too long. */
const lostWords =
  /^(timeout exceeded when trying to connect|Connection terminated|Client (has encountered a connection error|was closed) and is not queryable)/;

/** The code of an error of Node, Postgres or Fastify, or nothing. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Whether the database asks to run the same transaction once more. */
export function wantsRetry(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
}

function ofPostgres(code: string): Problem | undefined {
  if (code === '23505') return problem('conflict', { detail: 'This exists already.', code: 'exists' });
  if (unkeepable.has(code))
    return problem('invalid', { detail: 'It contains a character that cannot be kept: U+0000.', code: 'nul' });
  if (beyond.has(code))
    return problem('invalid', { detail: 'It contains a number or a time beyond what can be kept.', code: 'beyond' });
  return passing.test(code) || lostConnection.test(code) ? busy() : undefined;
}

function busy(): Problem {
  return problem('unavailable', { detail: 'The database is busy or restarting. Please try again.', retryAfter: 2 });
}

function isLost(error: unknown): boolean {
  return error instanceof Error && lostWords.test(error.message);
}

/** The problem to show for anything that was thrown; what is not made for people becomes `failed` without its words. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = codeOf(error);
  const known = ofFastify[code]?.() ?? ofPostgres(code);
  if (known !== undefined) return known;
  if (isLost(error)) return busy();
  if (error instanceof SyntaxError) return problem('invalid', { detail: 'The body is not valid JSON.' });
  const status = statusOf(error);
  return problem(status >= 400 && status < 500 ? 'invalid' : 'failed');
}

/** Answers with a problem and logs what was our fault. */
export function answerFailure(log: Logger, error: unknown, to: { request: FastifyRequest; reply: FastifyReply }): void {
  const { request, reply } = to;
  const shown = problemOf(error);
  // Who hangs up in the middle of a body is told nothing, and anybody may do so as often as they like.
  const hungUp = request.raw.destroyed && !request.raw.complete;
  if (!hungUp && (shown.type === 'failed' || shown.type === 'unavailable'))
    log.error({ err: error, route: request.routeOptions.url, request: request.id }, 'a request failed');
  if (shown.more.retryAfter !== undefined) reply.header('retry-after', String(shown.more.retryAfter));
  void reply.code(shown.status).type('application/problem+json').send(JSON.stringify(shown.body));
}
