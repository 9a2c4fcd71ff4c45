import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { AuthenticateResult } from 'mailauth';
import type { MailTrust } from '#core/channels/mail-trust.ts';
import type { App } from '#platform';
import type { Envelope } from '../../raw.ts';
import type { MailHeaders } from '../headers.ts';
import type { Checker } from './checker.ts';
import { withFewSignatures } from './few-signatures.ts';
import { policyNames } from './policy-names.ts';
import { patientDns, type PatientDns } from './patient-dns.ts';
import { outsideAddress } from './private-network.ts';
import { askedDomain, trustOf } from './verdict.ts';

export type ToAuthenticate = {
  bytes: Buffer;
  envelope: Envelope;
  /** Of the From header, lower case, as it would be answered. */
  sender: string;
  headers: MailHeaders;
  /** Whose word is taken where we cannot look ourselves. */
  checker: Checker | undefined;
};

const piece = 512 * 1024;

/** Hashing a large mail leaves the others their turn. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) {
    yield bytes.subarray(at, at + piece);
    await turn();
  }
}

async function look(bytes: Buffer, envelope: Envelope, dns: PatientDns): Promise<AuthenticateResult> {
  // Loaded with the first mail: the server is ready sooner.
  const { authenticate } = await import('mailauth');
  const ip = outsideAddress(envelope.by);
  const handedIn = ip === undefined ? {} : { ip, helo: envelope.helo ?? '', sender: envelope.from ?? '' };
  return await authenticate(Readable.from(inPieces(bytes)), {
    ...handedIn,
    mta: 'throughline.invalid',
    disableBimi: true,
    rejectRsaSha1: true,
    resolver: (name, type) => dns.resolve(name, type),
  });
}

/**
 * Looks whether a mail comes from whom it says, by SPF, DKIM, DMARC and ARC. Takes some seconds at most; what DNS does not
 * say in that time is `unknown`. Never throws for what a mail brings.
 */
export async function authenticateMail(app: App, mail: ToAuthenticate): Promise<MailTrust> {
  const bytes = withFewSignatures(mail.bytes);
  const domain = askedDomain(mail.sender);
  const dns = patientDns(app, domain);
  try {
    if (bytes !== undefined) await dns.askFirst(policyNames(domain));
    const found = bytes && (await look(bytes, mail.envelope, dns));
    return trustOf({
      ...mail,
      found,
      unreadable: bytes === undefined,
      outside: outsideAddress(mail.envelope.by) !== undefined,
      dnsFailed: dns.failed(),
    });
  } catch (error) {
    app.log.info({ reason: String(error) }, 'where a mail came from could not be looked at');
    return trustOf({ ...mail, found: undefined, outside: false, dnsFailed: true });
  }
}
