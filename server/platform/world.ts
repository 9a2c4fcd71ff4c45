import { Resolver } from 'node:dns/promises';

/** What each kind of record answers; shaped as node:dns answers it. */
export interface DnsAnswers {
  A: string[];
  AAAA: string[];
  CNAME: string[];
  MX: Array<{ exchange: string; priority: number }>;
  PTR: string[];
  TXT: string[][];
}

/**
 * Asks DNS for the records of a name. Rejects with an error whose `code` is that of node:dns: ENOTFOUND and ENODATA say
 * that there are none, all others (ETIMEOUT, ESERVFAIL, ECONNREFUSED) that it is not known.
 */
export type Resolve = <Type extends keyof DnsAnswers>(name: string, type: Type) => Promise<DnsAnswers[Type]>;

/** The outside as the product sees it. Tests bring their own clock and their own answers of the outside. */
export interface World {
  now(): Date;
  fetch: typeof fetch;
  resolve: Resolve;
  /** Addresses that pictures of a mail may be fetched from instead of those of the open web; only a test has such. */
  mayReach?: (address: string) => boolean;
}

/** A server that does not answer is asked twice; who needs it sooner sets a limit of their own. */
const patience = { timeout: 3_000, tries: 2 };

/** Asks these DNS servers (`address` or `address:port`), or those of the system. */
function resolveBy(servers: string[] | undefined): Resolve {
  const resolver = new Resolver(patience);
  if (servers !== undefined) resolver.setServers(servers);
  return (name, type) => resolver.resolve(name, type) as Promise<never>;
}

/** The world as it is: the clock, the network, and DNS by the system's servers or by those of the settings. */
export function realWorld({ dnsServers }: { dnsServers?: string[] | undefined } = {}): World {
  return { now: () => new Date(), fetch: (...input) => fetch(...input), resolve: resolveBy(dnsServers) };
}
