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

function looked(by: string | undefined): { plain: string; inner: boolean } | undefined {
  const plain = (by ?? '').replace(/^::ffff:/i, '');
  const family = isIP(plain);
  return family === 0 ? undefined : { plain, inner: inside.check(plain, family === 6 ? 'ipv6' : 'ipv4') };
}

/** The address a mail was handed in from, when it says where it came from: a relay or a proxy of our own says nothing. */
export function outsideAddress(by: string | undefined): string | undefined {
  const found = looked(by);
  return found?.inner === false ? found.plain : undefined;
}

/** The address of a relay or a proxy of our own that a mail was handed in from. */
export function insideAddress(by: string | undefined): string | undefined {
  const found = looked(by);
  return found?.inner === true ? found.plain : undefined;
}
