/**
 * The link as a colleague can open it. Without a PUBLIC_URL the server knows itself only as localhost; whoever invites
 * from another address has proven that one to be reachable.
 */
export function reachableLink(link: string, here: Pick<Location, 'origin' | 'hostname'> = location): string {
  const { origin, hostname } = new URL(link);
  return hostname === 'localhost' && here.hostname !== 'localhost' ? here.origin + link.slice(origin.length) : link;
}
