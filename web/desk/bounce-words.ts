import { t } from '@lingui/core/macro';
import type { BounceReason } from '#core/channels/bounce-reasons.ts';

const reasons: Record<BounceReason, string> = {
  'no-mailbox': t`The mailbox does not exist`,
  'no-domain': t`The domain does not exist or takes no mail`,
  moved: t`The person has another address now`,
  disabled: t`The mailbox is closed`,
  full: t`The mailbox is full`,
  filtered: t`The recipient does not take mail from this sender`,
  'too-large': t`The mail is too large for the other server`,
  'not-proven': t`The other server could not prove that the mail is yours (SPF, DKIM, DMARC)`,
  blocked: t`The other server blocks the server this mail came from`,
  'sender-refused': t`The other server refuses this sender`,
  spam: t`The other server took the mail for spam`,
  virus: t`The other server saw a virus in the mail`,
  content: t`The other server refuses what is in the mail`,
  policy: t`A rule of the other server forbids it`,
  'no-relay': t`The other server does not serve this address`,
  encryption: t`No protected connection could be agreed`,
  'too-many': t`The other server takes no more mail from you for now`,
  loop: t`The mail went in circles`,
  expired: t`It could not be handed over in time`,
  network: t`The other server could not be reached`,
  system: t`The other server has trouble of its own`,
  unknown: t`The mail came back`,
};

/** Why a mail came back, for who wrote it: `The mailbox does not exist (5.1.1)`. */
export function bounceWords({ reason, status }: { reason: BounceReason; status: string | null }): string {
  return status === null ? reasons[reason] : `${reasons[reason]} (${status})`;
}
