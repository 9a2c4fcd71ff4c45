import { createHash } from 'node:crypto';
import type { NamedClaim } from '#core/touchpoints/claims.ts';
import { identifyMany } from '#customers';
import type { Keyring, Tx } from '#platform';
import { openIdentitySecret, provenBy } from '../sources/identity-token.ts';
import type { Sender } from '../sources/known-keys.ts';
import type { Taken } from './intake.ts';

interface About {
  sender: Sender;
  keyring: Keyring;
}

/** The customer of each event, each set of claims asked for once; null where the ids stand for nobody. */
export async function customersOf(tx: Tx, taken: readonly Taken[], about: About): Promise<Array<string | null>> {
  const places = new Map<string, number>();
  const sets: Array<ReturnType<typeof claimSet>> = [];
  const place = taken.map(({ event }) => {
    const proven = proof(event.token, about, tx.now);
    const key = keyOf(event.claims, proven);
    let at = places.get(key);
    if (at === undefined) {
      at = sets.length;
      places.set(key, at);
      sets.push(claimSet(event.claims, { proven, sender: about.sender }));
    }
    return at;
  });
  const found = await identifyMany(tx, sets, { at: tx.now, source: about.sender.id });
  return place.map((at) => found[at] ?? null);
}

function keyOf(claims: readonly NamedClaim[], proven: readonly NamedClaim[]): string {
  let key = '';
  for (const { kind, value } of claims) key += `${kind}\u0001${value}\u0002`;
  for (const { kind, value } of proven) key += `!${kind}\u0001${value}\u0002`;
  return key;
}

function claimSet(
  claims: readonly NamedClaim[],
  { proven, sender }: { proven: readonly NamedClaim[]; sender: Sender },
) {
  const own = claims.map((claim) => ({ ...claim, strength: sender.strength }));
  return [...proven.map((claim) => ({ ...claim, strength: 'proven' as const })), ...own];
}

function proof(token: string | null, { sender, keyring }: About, now: Date): NamedClaim[] {
  if (token === null || sender.identitySecret === null) return [];
  return provenBy(token, openIdentitySecret(keyring, sender.identitySecret), now);
}

/** What is kept of a visitor to remember their word about tracking. */
export function visitorHash(workspace: string, anonymousId: string): string {
  return createHash('sha256').update(`${workspace}\n${anonymousId}`).digest('base64url');
}
