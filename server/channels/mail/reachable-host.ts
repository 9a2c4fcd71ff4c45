import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isNobodys, isOwnNetwork } from '#platform';

/** Why we do not connect there; the sentence is shown to the one who typed the host. */
export class Unreachable extends Error {}

/** Whether an address belongs to the open web and to no network of ours. */
export function isOutside(address: string): boolean {
  return !isNobodys(address) && !isOwnNetwork(address);
}

/**
 * The address of a host that somebody typed, resolved once so that what was checked is what is connected to.
 * Throws Unreachable for addresses that must not be reached from here.
 */
export async function reachableAddress(host: string, options: { privateHosts: boolean }): Promise<string> {
  const found = await lookup(host, { all: true }).catch(() => {
    throw new Unreachable(`There is no server called ${host}.`);
  });
  const allowed = found.find(({ address }) => !isNobodys(address) && (options.privateHosts || !isOwnNetwork(address)));
  if (!allowed) throw new Unreachable(`${host} is an address inside this network that mail may not go to.`);
  return allowed.address;
}

/** By what name a host is asked for its certificate: one that was given by its address has none (RFC 6066, 3). */
export function askedByName(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {};
}
