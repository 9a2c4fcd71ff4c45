import { createHash } from 'node:crypto';
import type { NamedClaim } from '#core/touchpoints/claims.ts';
import { tellsDevice, type Claim } from '#core/customers/claim.ts';
import { identifyMany } from '#customers';
import type { Keyring } from '#platform';
import { openIdentitySecret, provenBy } from '../sources/identity-token.ts';
import type { Sender } from '../sources/known-keys.ts';
import type { Taken } from './intake.ts';
import type { IdentityMemory } from './identity-memory.ts';
import type { InTransaction } from './one-at-a-time.ts';

interface About {
  sender: Sender;
  keyring: Keyring;
  now: Date;
  memory: IdentityMemory | null;
  run: InTransaction;
}

interface Asked {
  claims: Claim[];
  key: string;
}

/**
 * The customer of each event, each set of claims asked for once; null where the ids stand for nobody. Who told more than a device
 * before is remembered for a moment. Links are durable before the events are written: an id that is linked and never used does no harm.
 */
export async function customersOf(taken: readonly Taken[], about: About): Promise<Array<string | null>> {
  const answers = new Map<string, string | null>();
  const unknown: Asked[] = [];
  const keys = taken.map(({ event }) => {
    const proven = proof(event.token, about);
    const key = keyOf(event.claims, proven);
    if (answers.has(key)) return key;
    const known = about.memory?.recall(key);
    answers.set(key, known ?? null);
    if (known === undefined) unknown.push({ key, claims: claimSet(event.claims, { proven, sender: about.sender }) });
    return key;
  });
  if (unknown.length > 0) await lookUp(unknown, answers, about);
  return keys.map((key) => answers.get(key) ?? null);
}

async function lookUp(unknown: readonly Asked[], answers: Map<string, string | null>, about: About): Promise<void> {
  const since = performance.now();
  const sets = unknown.map(({ claims }) => claims);
  const found = await about.run((tx) => identifyMany(tx, sets, { at: tx.now, source: about.sender.id }));
  unknown.forEach(({ key, claims }, at) => {
    const customer = found[at] ?? null;
    answers.set(key, customer);
    if (customer !== null && claims.some(({ kind }) => !tellsDevice(kind))) about.memory?.keep(key, customer, since);
  });
}

/** A device may be found to be shared, so only claims that tell a person are remembered; each strength has a memory of its own. */
function keyOf(claims: readonly NamedClaim[], proven: readonly NamedClaim[]): string {
  let key = '';
  for (const { kind, value } of claims) key += `${kind}\u0001${value}\u0002`;
  for (const { kind, value } of proven) key += `!${kind}\u0001${value}\u0002`;
  return key;
}

function claimSet(
  claims: readonly NamedClaim[],
  { proven, sender }: { proven: readonly NamedClaim[]; sender: Sender },
): Claim[] {
  const own = claims.map((claim) => ({ ...claim, strength: sender.strength }));
  return [...proven.map((claim) => ({ ...claim, strength: 'proven' as const })), ...own];
}

function proof(token: string | null, { sender, keyring, now }: About): NamedClaim[] {
  if (token === null || sender.identitySecret === null) return [];
  return provenBy(token, openIdentitySecret(keyring, sender.identitySecret), now);
}

/** What is kept of a visitor to remember their word about tracking. */
export function visitorHash(workspace: string, anonymousId: string): string {
  return createHash('sha256').update(`${workspace}\n${anonymousId}`).digest('base64url');
}
