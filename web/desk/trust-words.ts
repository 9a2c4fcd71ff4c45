import type { MailTrust } from '#core/channels/mail-trust.ts';

/** Whether a mail comes from whom it says, in one sentence. */
export function trustSentence({ verdict, domain, dmarc }: MailTrust): string {
  if (verdict === 'proven') return `Comes from ${domain}: the domain itself says so.`;
  if (verdict === 'failed' && dmarc === null)
    return `This may not come from ${domain}: who wrote it is not said, or so that it cannot be told.`;
  if (verdict === 'failed')
    return `This may not come from ${domain}: the mail is not what that domain says its own mail is like.`;
  if (verdict === 'unknown') return `Whether this comes from ${domain} could not be looked up in time.`;
  if (dmarc?.result === 'fail')
    return `Nothing proves that this comes from ${domain}: what that domain asks of its mail does not hold, as it came by way of another server.`;
  return `Nobody can say whether this comes from ${domain}: the domain offers no proof.`;
}

const results: Record<string, string> = {
  pass: 'holds',
  fail: 'does not hold',
  softfail: 'does not hold, the domain is not sure',
  neutral: 'says nothing',
  none: 'is not there',
  policy: 'is too weak to count',
  temperror: 'could not be looked up',
  permerror: 'cannot be read',
};

const wordOf = (result: string): string => results[result] ?? result;

/** A rule that was not found or not read asks for nothing that could be named. */
function dmarcLine({ result, policy }: NonNullable<MailTrust['dmarc']>): string {
  const known = !['none', 'temperror', 'permerror'].includes(result);
  return `Rule of the domain (DMARC${known ? `, ${policy}` : ''}): ${wordOf(result)}`;
}

/** What was looked at, one line each, with the names that experts know. */
export function trustDetails({ spf, dkim, dmarc, arc, by }: MailTrust): string[] {
  return [
    ...(dkim.length === 0 ? ['No signature of any domain (DKIM)'] : []),
    ...dkim.map(({ result, domain }) => `Signature of ${domain || 'a domain'} (DKIM): ${wordOf(result)}`),
    ...(spf === null ? [] : [`Server allowed to send for ${spf.domain || 'its domain'} (SPF): ${wordOf(spf.result)}`]),
    ...(dmarc === null ? [] : [dmarcLine(dmarc)]),
    ...(arc === null ? [] : [`Seals of those who passed it on (ARC): ${wordOf(arc)}`]),
    ...(by === null ? [] : [`As ${by} saw it when it came there`]),
  ];
}
