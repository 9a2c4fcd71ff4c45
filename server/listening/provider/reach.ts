import { lookup } from 'node:dns/promises';
import { isNobodys, isOwnNetwork } from '#platform';
import { Trouble } from './trouble.ts';

/**
 * The address to connect to, resolved once so that what was checked is what is connected to. Throws Trouble for addresses inside,
 * unless whoever runs this server allows them, and for a key that would go over the open web in the clear.
 */
export async function providerHost(url: URL, { privateHosts }: { privateHosts: boolean }): Promise<string> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const found = await lookup(host, { all: true }).catch(() => {
    throw new Trouble('unreachable', `There is no server called ${host}.`);
  });
  const allowed = found.find(({ address }) =>
    isOwnNetwork(address) ? privateHosts && !isNobodys(address) : !isNobodys(address),
  );
  if (!allowed)
    throw new Trouble(
      'unreachable',
      `${host} is an address inside this network: whoever runs this server can allow that by PRIVATE_MODEL_HOSTS=on.`,
    );
  if (url.protocol !== 'https:' && !isOwnNetwork(allowed.address))
    throw new Trouble('unreachable', 'Outside this network the address must begin with https://.');
  return allowed.address;
}
