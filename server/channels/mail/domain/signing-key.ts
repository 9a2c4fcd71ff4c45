import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { sql, type App, type Tx } from '#platform';

const purpose = 'dkim-key';
const makePair = promisify(generateKeyPair);

export type SigningKey = { selector: string; privateKey: string };

/** The text of the record that makes a key known (RFC 6376, 3.6.1). */
export function keyRecord(publicKey: string): string {
  return `v=DKIM1; k=rsa; p=${publicKey}`;
}

/** A new pair, made outside of any transaction: it takes a moment. */
export async function newKeyPair(): Promise<{ privateKey: string; publicKey: string }> {
  const pair = await makePair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKey: pair.privateKey, publicKey: Buffer.from(pair.publicKey).toString('base64') };
}

/** Keeps the pair of a domain that has none yet; the selector tells the months apart in which keys were made. */
export async function keepKeyPair(
  tx: Tx,
  app: App,
  input: { domain: string; privateKey: string; publicKey: string },
): Promise<void> {
  const selector = `throughline-${tx.now.toISOString().slice(0, 7).replace('-', '')}`;
  await tx.run(sql`insert into channels.sending_domain (domain, selector, private_key, public_key, created_at)
    values (${input.domain}, ${selector}, ${app.keyring.seal(purpose, input.privateKey)}, ${input.publicKey}, ${tx.now})
    on conflict (workspace, domain) do nothing`);
}

/** The key that mail of a domain is signed with; undefined before its record was seen. */
export async function signingKey(tx: Tx, app: App, domain: string): Promise<SigningKey | undefined> {
  const found = await tx.maybe<SigningKey>(sql`select selector, private_key from channels.sending_domain
    where domain = ${domain} and signs`);
  return found && { selector: found.selector, privateKey: app.keyring.open(purpose, found.privateKey) };
}
