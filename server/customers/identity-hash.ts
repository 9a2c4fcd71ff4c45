import { createHash } from 'node:crypto';
import type { ClaimKind } from '#core/customers/claim.ts';
import { normaliseIdentifier } from '#core/customers/normalise.ts';

/** A hash of one identifier, by which raw input that names somebody is found when they are erased. Case does not count. */
export function identityHash(kind: ClaimKind, value: string): string {
  const text = (normaliseIdentifier(kind, value) ?? value).trim().toLowerCase();
  return createHash('sha256').update(`${kind}\n${text}`).digest('base64url').slice(0, 22);
}
