import { pino, type Logger as PinoLogger } from 'pino';

/** Structured log lines without message bodies or addresses. */
export type Logger = PinoLogger;

/** Writes JSON lines to standard error, so that standard output stays for the command line. */
export function openLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: false }));
}
