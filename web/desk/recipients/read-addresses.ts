import { z } from 'zod';
import { copy, type Copy } from '#core/channels/copies.ts';

/** Commas and semicolons part addresses, but not within quotes; so do lines. */
const pieces = /(?:"[^"]*"|[^",;\n])+/g;

/** What somebody typed or pasted as addresses, each with its name where it has one, and what is no address. */
export function readAddresses(typed: string, kind: Copy['kind']): { found: Copy[]; wrong: string[] } {
  const found: Copy[] = [];
  const wrong: string[] = [];
  for (const [whole] of typed.matchAll(pieces)) {
    const piece = whole.trim();
    if (piece === '') continue;
    const open = piece.endsWith('>') ? piece.lastIndexOf('<') : -1;
    const address = open < 0 ? piece : piece.slice(open + 1, -1);
    const name = open < 0 ? '' : piece.slice(0, open).replaceAll('"', '').trim();
    const one = copy.safeParse({ address: address.trim().toLowerCase(), name: name.slice(0, 200), kind });
    if (one.success) found.push(one.data);
    else wrong.push(piece);
  }
  return { found, wrong };
}

/** With more people, each once: whoever is there already stands as chosen last. */
export function withMore(copies: readonly Copy[], more: readonly Copy[]): Copy[] {
  const added = new Map(more.map((one) => [one.address, one]));
  return [...copies.filter(({ address }) => !added.has(address)), ...added.values()];
}

/** Whether an address can be read: whoever works from outside sees a mask. */
export function isReadable(address: string): boolean {
  return z.email().safeParse(address).success;
}
