import type { Finding } from '#core/channels/domain-check.ts';
import type { World } from '#platform';
import { policyNames } from '../authentication/policy-names.ts';
import { texts } from './look-up.ts';

const blank = { about: 'dmarc' as const, advice: null, found: [] as string[], record: null };

function tag(record: string, name: string): string | undefined {
  const found = record
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key?.trim().toLowerCase() === name);
  return found?.[1]?.trim().toLowerCase();
}

/** What the domain, or one above it, asks receivers to do with mail that is not from it (RFC 9989). */
export async function checkDmarc(world: World, domain: string): Promise<Finding> {
  for (const name of policyNames(domain)) {
    const looked = await texts(world, name);
    if ('unknown' in looked) return { ...blank, verdict: 'unknown', words: looked.unknown };
    const found = looked.records.filter((text) => /^v=dmarc1\s*(;|$)/i.test(text));
    if (found.length > 0) return judged(name.slice('_dmarc.'.length), domain, found);
  }
  return {
    ...blank,
    verdict: 'bad',
    words: 'There is no DMARC record: large receivers ask for one, and anybody may write in your name.',
    advice: 'Begin with this record: it changes nothing yet and tells you who sends as you.',
    record: { type: 'TXT', name: `_dmarc.${domain}`, value: `v=DMARC1; p=none; rua=mailto:dmarc@${domain}` },
  };
}

function judged(at: string, domain: string, found: string[]): Finding {
  if (found.length > 1) {
    const words = `There are ${found.length} DMARC records: receivers then use none of them.`;
    return { ...blank, verdict: 'bad', words, advice: 'Keep one of them.', found };
  }
  const policy = tag(found[0]!, at === domain ? 'p' : 'sp') ?? tag(found[0]!, 'p');
  const where = at === domain ? '' : ` It stands at ${at}.`;
  if (policy === 'reject' || policy === 'quarantine') {
    const does = policy === 'reject' ? 'refuse' : 'put aside';
    return {
      ...blank,
      verdict: 'good',
      words: `Receivers ${does} mail that only says to be from here.${where}`,
      found,
    };
  }
  if (policy === 'none') {
    const words = `Receivers are asked to do nothing with forged mail yet.${where}`;
    const advice = 'Once SPF and DKIM are good and the reports show no mail of yours failing, change p to quarantine.';
    return { ...blank, verdict: 'look', words, advice, found };
  }
  const words = `The DMARC record says nothing that receivers know${policy === undefined ? '' : ` (p=${policy})`}.`;
  return { ...blank, verdict: 'bad', words, advice: 'Set p to none, quarantine or reject.', found };
}
