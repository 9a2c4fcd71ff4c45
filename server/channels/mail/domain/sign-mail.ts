import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { SigningKey } from './signing-key.ts';

/** What is signed where it is there: what mail programs expect, and both fields of the one click that ends such mails (RFC 8058). */
const signed =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:Content-ID:Content-Description:' +
  'In-Reply-To:References:List-Unsubscribe:List-Unsubscribe-Post';

/** The mail with a DKIM signature of this domain in front (RFC 6376). Throws when the key cannot sign. */
export async function signMail(bytes: Buffer, { domain, key }: { domain: string; key: SigningKey }): Promise<Buffer> {
  const signing = { signingDomain: domain, selector: key.selector, privateKey: key.privateKey };
  const { signatures, errors } = await dkimSign(bytes, {
    ...signing, // asked for by the types only
    canonicalization: 'relaxed/relaxed',
    algorithm: 'rsa-sha256',
    headerList: signed,
    signTime: new Date(),
    signatureData: [signing],
  });
  if (signatures === '') throw new Error(`the mail could not be signed: ${errors[0]?.err?.message ?? 'no signature'}`);
  return Buffer.concat([Buffer.from(signatures), bytes]);
}
