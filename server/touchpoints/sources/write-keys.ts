import { createHash, randomBytes } from 'node:crypto';

/** A write key: what kind of source it is for, then 192 random bits. */
export function newWriteKey(kind: 'browser' | 'server'): string {
  return `${kind === 'browser' ? 'wkb' : 'wks'}_${randomBytes(24).toString('base64url')}`;
}

/** What is kept of a write key. */
export function keyHash(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** The last letters, by which people know their keys apart. */
export function keyEnding(key: string): string {
  return key.slice(-4);
}
