import { readMailSettings } from '#core/channels/mail-settings.ts';
import type { MailTrust } from '#core/channels/mail-trust.ts';
import type { App } from '#platform';
import type { Envelope } from '../../raw.ts';
import type { ReadMail } from '../read-mail.ts';
import { authenticateMail } from './authenticate-mail.ts';
import { checkerOf } from './checker.ts';

type Arrived = {
  bytes: Buffer;
  mail: ReadMail;
  envelope: Envelope;
  /** Of the mailbox it came to; null when it came to none. */
  settings: unknown;
};

/** Looks whether a kept mail comes from whom it says, before and outside the transaction that understands it. */
export async function lookAtMail(app: App, { bytes, mail, envelope, settings }: Arrived): Promise<MailTrust> {
  return await authenticateMail(app, {
    bytes,
    envelope,
    sender: mail.from.address,
    headers: mail.headers,
    checker: settings === null ? undefined : checkerOf(readMailSettings(settings)),
  });
}
