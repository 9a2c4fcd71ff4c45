import { createHash, randomBytes } from 'node:crypto';

/** A secret that is shown once: 256 random bits after a prefix that tells people what it is. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is kept of a secret. A plain hash suffices, since nobody can guess 256 bits. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
