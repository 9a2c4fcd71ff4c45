import { ph, t } from '@lingui/core/macro';
import type { MailTrust } from '#core/channels/mail-trust.ts';

/** Whether a mail comes from whom it says, in one sentence. */
export function trustSentence({ verdict, domain, dmarc }: MailTrust): string {
  if (verdict === 'proven') return t`Comes from ${domain}: the domain itself says so.`;
  if (verdict === 'failed' && dmarc === null)
    return t`This may not come from ${domain}: who wrote it is not said, or so that it cannot be told.`;
  if (verdict === 'failed')
    return t`This may not come from ${domain}: the mail is not what that domain says its own mail is like.`;
  if (verdict === 'unknown') return t`Whether this comes from ${domain} could not be looked up in time.`;
  if (dmarc?.result === 'fail')
    return t`Nothing proves that this comes from ${domain}: what that domain asks of its mail does not hold, as it came by way of another server.`;
  return t`Nobody can say whether this comes from ${domain}: the domain offers no proof.`;
}

/** Each after a colon, of a signature or a rule. */
const results: Record<string, string> = {
  pass: t`holds`,
  fail: t`does not hold`,
  softfail: t`does not hold, the domain is not sure`,
  neutral: t`says nothing`,
  none: t`is not there`,
  policy: t`is too weak to count`,
  temperror: t`could not be looked up`,
  permerror: t`cannot be read`,
};

const wordOf = (result: string): string => results[result] ?? result;

/** A rule that was not found or not read asks for nothing that could be named. */
function dmarcLine({ result, policy }: NonNullable<MailTrust['dmarc']>): string {
  const known = !['none', 'temperror', 'permerror'].includes(result);
  const found = wordOf(result);
  return known ? t`Rule of the domain (DMARC, ${policy}): ${found}` : t`Rule of the domain (DMARC): ${found}`;
}

function dkimLine({ result, domain }: MailTrust['dkim'][number]): string {
  const found = wordOf(result);
  return domain === '' ? t`Signature of a domain (DKIM): ${found}` : t`Signature of ${domain} (DKIM): ${found}`;
}

function spfLine({ result, domain }: NonNullable<MailTrust['spf']>): string {
  const found = wordOf(result);
  return domain === ''
    ? t`Server allowed to send for its domain (SPF): ${found}`
    : t`Server allowed to send for ${domain} (SPF): ${found}`;
}

/** What was looked at, one line each, with the names that experts know. */
export function trustDetails({ spf, dkim, dmarc, arc, by }: MailTrust): string[] {
  return [
    ...(dkim.length === 0 ? [t`No signature of any domain (DKIM)`] : []),
    ...dkim.map(dkimLine),
    ...(spf === null ? [] : [spfLine(spf)]),
    ...(dmarc === null ? [] : [dmarcLine(dmarc)]),
    ...(arc === null ? [] : [t`Seals of those who passed it on (ARC): ${ph({ found: wordOf(arc) })}`]),
    ...(by === null ? [] : [t`As ${by} saw it when it came there`]),
  ];
}
