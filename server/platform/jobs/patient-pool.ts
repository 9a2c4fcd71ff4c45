import type pg from 'pg';

/** Codes and words of a connection that is gone: PostgreSQL ended, or is just starting. */
const goneCodes = /^(57P0[123]|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND)$/;
const goneWords = /terminated|not queryable|connection (error|ended|closed)/i;

/** The code by which the job queue knows that it may ask again. */
const askAgain = '57P03';

function asGone(error: unknown): never {
  if (error instanceof Error) {
    const { code } = error as Error & { code?: string };
    if (goneCodes.test(code ?? '') || goneWords.test(error.message)) Object.assign(error, { code: askAgain });
  }
  throw error;
}

function patient<Arguments extends unknown[]>(ask: (...given: Arguments) => unknown) {
  return (...given: Arguments): unknown => {
    const asked = ask(...given);
    return asked instanceof Promise ? asked.catch(asGone) : asked;
  };
}

/**
 * Makes the job queue wait for a database that is away: it writes down how a job ended without listening to the answer, so
 * an error that it does not know as passing would end the whole process. Once `isOver` says so, nothing is asked any more.
 */
export function makePatient(pool: pg.Pool, isOver: () => boolean): void {
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => unknown;
  const never = new Promise<never>(() => undefined);
  pool.connect = patient((...given: unknown[]) => (isOver() ? never : connect(...given))) as typeof pool.connect;
  pool.on('connect', (client) => {
    client.query = patient(client.query.bind(client) as (...given: unknown[]) => unknown) as typeof client.query;
  });
}
