import { z } from 'zod';

/** The kinds of identifier, from the one that says most about who somebody is to the one that says least. */
export const claimKinds = ['user_id', 'email', 'phone', 'external_id', 'social', 'device', 'anonymous_id'] as const;
export const claimKind = z.enum(claimKinds);
export type ClaimKind = z.infer<typeof claimKind>;

/** Proven: a signed token, an answered link, a server's key. Claimed: a browser's key, mail that nobody vouches for. */
export const strength = z.enum(['proven', 'claimed']);
export type Strength = z.infer<typeof strength>;

/** What somebody says about who they are. */
export interface Claim {
  kind: ClaimKind;
  value: string;
  strength: Strength;
}

/** Kinds that tell a device, not a person: whoever has only these is an unknown visitor. */
export function tellsDevice(kind: ClaimKind): boolean {
  return kind === 'device' || kind === 'anonymous_id';
}

const rank = new Map(claimKinds.map((kind, at) => [kind, at]));

/** Proven before claimed, then by what the kind says; the first is what a claim set stands on. */
export function byWeight(one: Claim, other: Claim): number {
  if (one.strength !== other.strength) return one.strength === 'proven' ? -1 : 1;
  return (rank.get(one.kind) ?? 0) - (rank.get(other.kind) ?? 0);
}
