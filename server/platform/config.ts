import { isIP } from 'node:net';
import { z } from 'zod';
import { startProblem } from './start-problem.ts';

const port = z.coerce.number({ error: 'a port number from 0 to 65535' }).int().min(0).max(65_535);
const onOff = z.enum(['on', 'off'], { error: 'on or off' }).transform((value) => value === 'on');
const proxies = z
  .string()
  .regex(/^(on|off|[1-9])$/, { error: 'on, off, or how many proxies stand in front' })
  .transform((value) => (value === 'on' ? 1 : value === 'off' ? (false as const) : Number(value)));

/** An IP address, with a port if need be, as node:dns takes it. */
function isServer(text: string): boolean {
  const [, bracketed, plain] = /^(?:\[(.+)\](?::\d{1,5})?|([^:]+)(?::\d{1,5})?)$/.exec(text) ?? [];
  return isIP(bracketed ?? plain ?? text) !== 0;
}

const urlOf = (protocols: RegExp, words: string) => z.url({ protocol: protocols, error: words });

/** Every variable with one sentence; defaults start the product with no environment at all. */
const variables = {
  HOST: z
    .string()
    .min(1, 'an address to listen on, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1')
    .describe('Address to listen on. Anything but loopback asks for a one-time link at set-up.'),
  PORT: port.default(8080).describe('Port of the console, the API and the widget.'),
  DATA_DIR: z
    .string()
    .min(1, 'a folder')
    .default('./data')
    .describe('Folder of everything that is kept: databases, files, the master key.'),
  PUBLIC_URL: urlOf(/^https?$/, 'an address that begins with http:// or https://')
    .optional()
    .describe('Address by which customers and colleagues reach this server; links in mails begin with it.'),
  DATABASE_URL: urlOf(/^postgres(ql)?$/, 'an address that begins with postgres://')
    .optional()
    .describe('Your own PostgreSQL 18 instead of the embedded one.'),
  CLICKHOUSE_URL: urlOf(/^https?$/, 'an address that begins with http:// or https://')
    .optional()
    .describe('Your own ClickHouse instead of the embedded one.'),
  SMTP_LISTEN_PORT: port.default(2525).describe('Port that takes mail in by SMTP; 0 picks a free one.'),
  SMTP_LISTEN: onOff.default(true).describe('Whether mail is taken in by SMTP.'),
  SMTP_TLS_KEY: z
    .string()
    .optional()
    .describe('File with the key (PEM) by which incoming mail may be encrypted (STARTTLS).'),
  SMTP_TLS_CERT: z
    .string()
    .optional()
    .describe('File with the certificate of that key, and those between it and its root.'),
  DNS_SERVERS: z
    .string()
    .transform((list) => list.split(',').map((server) => server.trim()))
    .refine((servers) => servers.every(isServer), { error: 'addresses such as 10.0.0.53 or 127.0.0.1:5353, by comma' })
    .optional()
    .describe('DNS servers that are asked who may send mail for a domain; without it those of the system.'),
  SECRET_KEY: z
    .string()
    .min(32, 'at least 32 characters')
    .optional()
    .describe('Master key; several by comma, newest first. Without it one is made in DATA_DIR.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('warn')
    .describe('How much is logged.'),
  TRUST_PROXY: proxies
    .default(false)
    .describe(
      'Whether X-Forwarded-For and X-Forwarded-Proto of a proxy in front are believed; a number where several stand in a row.',
    ),
  ARCHIVE_AFTER_MONTHS: z.coerce
    .number({ error: 'a number of months from 1 to 1200' })
    .int()
    .min(1)
    .max(1200)
    .default(25)
    .describe('Months of interactions that stay in PostgreSQL; older ones lie in the file store.'),
  MAIL_GB_PER_HOUR: z.coerce
    .number({ error: 'a number of gigabytes from 0.001 to 10000' })
    .min(0.001)
    .max(10_000)
    .default(20)
    .describe('Gigabytes of mail that a company takes in by SMTP in an hour; more must come later.'),
  PRIVATE_MAIL_HOSTS: onOff.default(true).describe('Whether mailboxes may be on private addresses.'),
  PRIVATE_MODEL_HOSTS: onOff
    .default(false)
    .describe('Whether a model provider may be on this server or on private addresses.'),
} as const;

const schema = z.object(variables);

/** The product's settings from the environment, checked. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  publicUrl: string | undefined;
  databaseUrl: string | undefined;
  clickhouseUrl: string | undefined;
  smtpListenPort: number;
  smtpListen: boolean;
  smtpTlsKey: string | undefined;
  smtpTlsCert: string | undefined;
  /** Undefined: those of the system. */
  dnsServers: string[] | undefined;
  secretKey: string | undefined;
  logLevel: string;
  /** How many proxies in front are believed. */
  trustProxy: number | false;
  privateMailHosts: boolean;
  privateModelHosts: boolean;
  mailGigabytesPerHour: number;
  archiveAfterMonths: number;
}

/** Reads the settings. Throws one start problem that lists all wrong values with what is expected. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(variables).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(
      (issue) =>
        `  ${String(issue.path[0])} is "${given[String(issue.path[0])]}" but must be ${expectation(issue.message)}`,
    );
    throw startProblem(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const values = result.data;
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.DATA_DIR,
    publicUrl: values.PUBLIC_URL?.replace(/\/$/, ''),
    databaseUrl: values.DATABASE_URL,
    clickhouseUrl: values.CLICKHOUSE_URL,
    smtpListenPort: values.SMTP_LISTEN_PORT,
    smtpListen: values.SMTP_LISTEN,
    smtpTlsKey: values.SMTP_TLS_KEY,
    smtpTlsCert: values.SMTP_TLS_CERT,
    dnsServers: values.DNS_SERVERS,
    secretKey: values.SECRET_KEY,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    privateMailHosts: values.PRIVATE_MAIL_HOSTS,
    privateModelHosts: values.PRIVATE_MODEL_HOSTS,
    mailGigabytesPerHour: values.MAIL_GB_PER_HOUR,
    archiveAfterMonths: values.ARCHIVE_AFTER_MONTHS,
  };
}

function expectation(message: string): string {
  return message
    .replace(/^Too (big|small): expected number to be /, 'a number ')
    .replace(/^Invalid input: expected /, '');
}

function wordOf(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Each variable with its sentence, for `--help` and the docs. */
export function describeConfig(): Array<{ name: string; sentence: string; fallback: string | undefined }> {
  const defaults: Record<string, unknown> = schema.parse({});
  return Object.entries(variables).map(([name, variable]) => {
    const fallback = wordOf(defaults[name]);
    return { name, sentence: variable.description ?? '', fallback };
  });
}
