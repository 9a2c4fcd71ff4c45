import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

/** The address a mail was handed in from, when it says where it came from: a relay or a proxy of our own says nothing. */
export function outsideAddress(by: string | undefined): string | undefined {
  const plain = (by ?? '').replace(/^::ffff:/i, '');
  const family = isIP(plain);
  if (family === 0 || inside.check(plain, family === 6 ? 'ipv6' : 'ipv4')) return undefined;
  return plain;
}
