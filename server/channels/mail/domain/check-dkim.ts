import type { Finding } from '#core/channels/domain-check.ts';
import type { World } from '#platform';
import { texts } from './look-up.ts';
import { keyRecord } from './signing-key.ts';

type About = { domain: string; selector: string; publicKey: string };

const blank = { about: 'dkim' as const, advice: null, found: [] as string[], record: null };

function keyIn(text: string): string {
  return /(?:^|;)\s*p\s*=([^;]*)/i.exec(text)?.[1]?.replaceAll(/\s/g, '') ?? '';
}

/** Whether the key we sign with stands in DNS (RFC 6376). Only then do we sign. */
export async function checkDkim(world: World, { domain, selector, publicKey }: About): Promise<Finding> {
  const name = `${selector}._domainkey.${domain}`;
  const record = { type: 'TXT' as const, name, value: keyRecord(publicKey) };
  const looked = await texts(world, name);
  if ('unknown' in looked) return { ...blank, verdict: 'unknown', words: looked.unknown };
  const found = looked.records;
  if (found.length === 0) {
    const words = 'Our mail is not signed: the record with its key is not there yet.';
    const advice = 'Set this record and check again: from then on every mail of this domain is signed.';
    return { ...blank, verdict: 'look', words, advice, record };
  }
  if (found.some((text) => keyIn(text) === publicKey)) {
    const words = `Every mail is signed for ${domain}, the domain that customers see: the signature is aligned.`;
    return { ...blank, verdict: 'good', words, found };
  }
  const words = 'The record is there, but with another key: signatures of ours would be taken for forged.';
  return { ...blank, verdict: 'bad', words, advice: 'Put our key into the record.', found, record };
}
