import { pino, stdSerializers, type Logger as PinoLogger } from 'pino';

/** Structured log lines without message bodies or addresses. */
export type Logger = PinoLogger;

/** What errors of the database quote of the rows they are about. */
const quoting = ['detail', 'where', 'hint', 'internalQuery', 'query', 'parameters'];

/** The words of an error without the values that the database puts into them. */
export function withoutValues(words: string): string {
  return words
    .slice(0, 4_000)
    .replace(/(: )".*"(?=\n {4}at |$)/s, '$1"…"')
    .replace(/(\bvalue )".*?"(?= is out of range)/s, '$1"…"');
}

function quietError(error: Error): unknown {
  if (!(error instanceof Error)) return error;
  const shown = { ...stdSerializers.err(error) } as Record<string, unknown>;
  for (const name of quoting) delete shown[name];
  if (!('severity' in error)) return shown;
  return { ...shown, message: withoutValues(error.message), stack: withoutValues(error.stack ?? '') };
}

/** Writes JSON lines to standard error, so that standard output stays for the command line. */
export function openLog(level: string): Logger {
  const serializers = {
    err: quietError,
    reason: (reason: unknown) => (typeof reason === 'string' ? withoutValues(reason) : reason),
  };
  return pino({ level, base: null, serializers }, pino.destination({ fd: 2, sync: false }));
}
