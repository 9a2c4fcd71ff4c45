import { BlockList, isIP } from 'node:net';

/** Addresses no server lives at: this host by another name, cloud metadata, multicast, the unspecified. */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8);
never.addSubnet('224.0.0.0', 4);
never.addSubnet('240.0.0.0', 4);
never.addSubnet('ff00::', 8, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');
never.addAddress('100.100.100.200');
never.addAddress('168.63.129.16');
never.addSubnet('192.0.0.0', 24);
// Old and local ways of writing an IPv4 address as an IPv6 one: nobody's server, but perhaps a way to one of the above.
never.addAddress('::', 'ipv6');
never.addRange('::2', '::ffff:ffff', 'ipv6');
never.addSubnet('::ffff:0:0:0', 96, 'ipv6');
never.addSubnet('64:ff9b:1::', 48, 'ipv6');
never.addSubnet('2001::', 32, 'ipv6');
never.addSubnet('2002::', 16, 'ipv6');
never.addSubnet('fec0::', 10, 'ipv6');

/** Networks that nobody outside has: private ones, this host, those of providers towards their customers, those for tests. */
const own = new BlockList();
own.addSubnet('10.0.0.0', 8);
own.addSubnet('100.64.0.0', 10);
own.addSubnet('127.0.0.0', 8);
own.addSubnet('172.16.0.0', 12);
own.addSubnet('192.168.0.0', 16);
own.addSubnet('198.18.0.0', 15);
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');

/** The same wire: where clouds put their metadata, too. */
const link = new BlockList();
link.addSubnet('169.254.0.0', 16);
link.addSubnet('fe80::', 10, 'ipv6');

/** The IPv4 address inside an IPv6 one that leads there (RFC 4291, 2.5.5.2; RFC 6052: NAT64), else the address itself. */
function innermost(address: string): string {
  if (isIP(address) !== 6 || address.includes('%')) return address;
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^(?:::ffff|64:ff9b:):(?:([\da-f]{1,4}):)?([\da-f]{1,4})$/.exec(plain) ?? [];
  if (low === undefined) return plain;
  const [upper, lower] = [Number.parseInt(high ?? '0', 16), Number.parseInt(low, 16)];
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join('.');
}

function isOn(list: BlockList, address: string): boolean {
  const plain = innermost(address);
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether an address is of a network of ours. */
export function isOwnNetwork(address: string): boolean {
  return isOn(own, address) || isOn(link, address);
}

/** Whether no server that we should talk to can have this address. */
export function isNobodys(address: string): boolean {
  return isOn(never, address) || isOn(link, address);
}
