import type { MailTrust } from '#core/channels/mail-trust.ts';
import type { Claim } from '#customers';
import { nobodysAddress } from '../nobodys-address.ts';

/** Whether the mail is not from whom it says, by what that domain asks for: it continues nothing and is nobody's we know. */
export function isForged(trust: MailTrust | undefined): boolean {
  return trust?.verdict === 'failed';
}

/** Under what somebody is known who wrote in the name of an address. */
export function impostorOf(address: string) {
  return { kind: 'external_id' as const, value: `not-from:${address}` };
}

/** Who a mail says it is from; one without a sender is of a mail server, which is nobody. Of a forged one only that somebody used this address, which is nobody's identifier. */
export function claimsOf(sender: string, trust: MailTrust | undefined): Claim[] {
  if (sender === nobodysAddress)
    return [{ kind: 'external_id', value: 'mail-server-without-name', strength: 'claimed' }];
  if (!isForged(trust)) return [{ kind: 'email', value: sender, strength: 'claimed' }];
  return [{ ...impostorOf(sender), strength: 'claimed' }];
}
