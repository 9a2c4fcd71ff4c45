import { isIP } from 'node:net';
import { isOwnNetwork } from '#platform';

function plainAddress(by: string | undefined): string | undefined {
  const plain = (by ?? '').replace(/^::ffff:/i, '');
  return isIP(plain) === 0 ? undefined : plain;
}

/** The address a mail was handed in from, when it says where it came from: a relay or a proxy of our own says nothing. */
export function outsideAddress(by: string | undefined): string | undefined {
  const plain = plainAddress(by);
  return plain === undefined || isOwnNetwork(plain) ? undefined : plain;
}

/** The address of a relay or a proxy of our own that a mail was handed in from. */
export function insideAddress(by: string | undefined): string | undefined {
  const plain = plainAddress(by);
  return plain !== undefined && isOwnNetwork(plain) ? plain : undefined;
}
