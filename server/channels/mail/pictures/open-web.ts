import { isIP } from 'node:net';
import type { World } from '#platform';
import { isOutside } from '../reachable-host.ts';

/** Why a picture is not fetched; for the log, nobody sees it. */
export class NoPicture extends Error {}

/** All addresses of a host; what DNS does not know is none. */
async function addressesOf(world: World, host: string): Promise<string[]> {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return [bare];
  const found = await Promise.allSettled([world.resolve(host, 'A'), world.resolve(host, 'AAAA')]);
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

/**
 * The address to connect to for a web address a stranger wrote, resolved once so that what was checked is what is connected
 * to. Throws NoPicture for everything that is not the open web: other schemes and ports, passwords, addresses inside.
 */
export async function openWebAddress(world: World, url: URL): Promise<string> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new NoPicture(`${url.protocol} is not fetched`);
  if (url.username !== '' || url.password !== '') throw new NoPicture('the address brings a password');
  if (url.port !== '' && world.mayReach === undefined) throw new NoPicture(`port ${url.port} is not the web`);
  const allowed = world.mayReach ?? isOutside;
  const address = (await addressesOf(world, url.hostname)).find((each) => isIP(each) !== 0 && allowed(each));
  if (address === undefined) throw new NoPicture(`${url.hostname} is no address of the open web`);
  return address;
}
