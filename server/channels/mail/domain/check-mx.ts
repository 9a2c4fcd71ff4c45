import type { Finding } from '#core/channels/domain-check.ts';
import type { World } from '#platform';
import { addresses, exchanges } from './look-up.ts';

const blank = { about: 'mx' as const, advice: null, found: [] as string[], record: null };

/** Whether answers to the domain can arrive (RFC 5321, 5.1; RFC 7505). */
export async function checkMx(world: World, domain: string): Promise<Finding> {
  const looked = await exchanges(world, domain);
  if ('unknown' in looked) return { ...blank, verdict: 'unknown', words: looked.unknown };
  const found = looked.records.map(({ exchange, priority }) => `${priority} ${exchange}`);
  if (looked.records.some(({ exchange }) => exchange === '' || exchange === '.')) {
    const words = 'The domain says that it takes no mail: answers of customers come back to them.';
    return { ...blank, verdict: 'bad', words, advice: 'Name the server that takes your mail.', found };
  }
  if (found.length > 0)
    return { ...blank, verdict: 'good', words: `Answers go to ${looked.records[0]!.exchange}.`, found };
  const direct = await addresses(world, domain);
  if ('unknown' in direct) return { ...blank, verdict: 'unknown', words: direct.unknown };
  if (direct.records.length > 0) {
    const words = 'There is no MX record: answers are tried at the address of the domain itself.';
    return { ...blank, verdict: 'look', words, advice: 'Name the server that takes your mail in an MX record.' };
  }
  const words = 'Nothing says where mail for this domain goes: answers of customers cannot arrive.';
  return { ...blank, verdict: 'bad', words, advice: 'Name the server that takes your mail in an MX record.' };
}
