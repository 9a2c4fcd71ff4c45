import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProblem } from './start-problem.ts';

/** Everything that needs a secret asks here; each purpose gets a key of its own, derived from the master key. */
export interface Keyring {
  /** Encrypts a stored credential (AES-256-GCM); the text carries the id of its key. */
  seal(purpose: string, text: string): string;
  /** Decrypts what `seal` made. Throws when it was changed or its key is gone. */
  open(purpose: string, sealed: string): string;
  /** A signature (HMAC-SHA-256, base64url) that carries the id of its key. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
  /** A secret of its own for something that wants one, e.g. sessions. Changes with the first key. */
  derive(purpose: string): string;
  /** The newest master key itself: for a backup, nothing else. */
  master: string;
  /** Tells whether two processes hold the same key, without telling the key. */
  fingerprint: string;
  /** Whether a fingerprint is of one of these keys. */
  knows(fingerprint: string): boolean;
}

interface Key {
  id: string;
  secret: Buffer;
  /** What was derived from it, by purpose: signatures are looked at with every call of a visitor. */
  derived: Map<string, Buffer>;
}

/** The keyring over master keys, newest first: the first encrypts and signs, all of them open and verify. */
export function openKeyring(masters: readonly string[]): Keyring {
  const keys = masters.map(keyOf);
  const [current] = keys;
  if (current === undefined) throw new Error('a keyring needs a key');
  return {
    seal(purpose, text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', derived(current, `seal:${purpose}`), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [current.id, nonce, body, cipher.getAuthTag()]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.');
    },
    open(purpose, sealed) {
      const [id, ...parts] = sealed.split('.');
      const key = keys.find((each) => each.id === id);
      const [nonce, body, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (key === undefined || !nonce || !body || !tag) throw new Error('this was sealed with a key that is not known');
      const cipher = createDecipheriv('aes-256-gcm', derived(key, `seal:${purpose}`), nonce).setAuthTag(tag);
      return Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8');
    },
    sign: (purpose, text) => signature(current, purpose, text),
    verify(purpose, text, given) {
      const key = keys.find((each) => given.startsWith(`${each.id}~`));
      return key !== undefined && equal(signature(key, purpose, text), given);
    },
    derive: (purpose) => derived(current, `derive:${purpose}`).toString('base64url'),
    master: masters[0] ?? '',
    fingerprint: fingerprintOf(current),
    knows: (fingerprint) => keys.some((key) => fingerprintOf(key) === fingerprint),
  };
}

function keyOf(master: string): Key {
  const secret = Buffer.from(hkdfSync('sha256', master, '', 'throughline', 32));
  const key: Key = { id: '', secret, derived: new Map() };
  return { ...key, id: derived(key, 'id').toString('hex').slice(0, 6) };
}

function fingerprintOf(key: Key): string {
  return derived(key, 'fingerprint').toString('hex').slice(0, 16);
}

function derived(key: Key, purpose: string): Buffer {
  const there = key.derived.get(purpose);
  if (there !== undefined) return there;
  const made = Buffer.from(hkdfSync('sha256', key.secret, '', purpose, 32));
  key.derived.set(purpose, made);
  return made;
}

function signature(key: Key, purpose: string, text: string): string {
  return `${key.id}~${createHmac('sha256', derived(key, `sign:${purpose}`))
    .update(text)
    .digest('base64url')}`;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The master keys: SECRET_KEY (several, newest first, by comma), else the one kept in the data folder, made on the first start. */
export async function masterKeys(configured: string | undefined, dataDir: string): Promise<string[]> {
  if (configured !== undefined)
    return configured
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== '');
  const file = join(dataDir, 'secret.key');
  await mkdir(dataDir, { recursive: true });
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return [wholeKey(kept.trim(), file)];
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return [made];
}

function wholeKey(key: string, file: string): string {
  if (key.length < 32)
    throw startProblem(
      `The master key in ${file} is cut short: restore that file from a backup, since stored passwords cannot be read without it.`,
    );
  return key;
}
