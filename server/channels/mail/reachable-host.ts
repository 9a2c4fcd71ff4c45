import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses no mail server lives at: this host by another name, cloud metadata, multicast, the unspecified. */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8);
never.addSubnet('169.254.0.0', 16);
never.addSubnet('224.0.0.0', 4);
never.addSubnet('240.0.0.0', 4);
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');
never.addAddress('100.100.100.200');

const inner = new BlockList();
inner.addSubnet('10.0.0.0', 8);
inner.addSubnet('100.64.0.0', 10);
inner.addSubnet('127.0.0.0', 8);
inner.addSubnet('172.16.0.0', 12);
inner.addSubnet('192.168.0.0', 16);
inner.addAddress('::1', 'ipv6');
inner.addSubnet('fc00::', 7, 'ipv6');

/** Why we do not connect there; the sentence is shown to the one who typed the host. */
export class Unreachable extends Error {}

function isOn(list: BlockList, address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  return list.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The address of a host that somebody typed, resolved once so that what was checked is what is connected to.
 * Throws Unreachable for addresses that must not be reached from here.
 */
export async function reachableAddress(host: string, options: { privateHosts: boolean }): Promise<string> {
  const found = await lookup(host, { all: true }).catch(() => {
    throw new Unreachable(`There is no server called ${host}.`);
  });
  const allowed = found.find(({ address }) => !isOn(never, address) && (options.privateHosts || !isOn(inner, address)));
  if (!allowed) throw new Unreachable(`${host} is an address inside this network that mail may not go to.`);
  return allowed.address;
}
