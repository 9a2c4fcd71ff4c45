import { suppressionTitles } from '#core/channels/suppression.ts';
import type { Tx } from '#platform';
import { suppressionOf } from '../../suppression/suppressed.ts';
import { ownAddresses } from '../own-addresses.ts';
import { splitPlus } from '../threading/reply-address.ts';

/** What is to be known of addresses before a mail goes there: that one is ours, or why it takes no mail. */
export async function lookAtAddresses(
  tx: Tx,
  addresses: readonly string[],
): Promise<Array<{ address: string; own: boolean; suppressed: string | null }>> {
  const own = await ownAddresses(tx);
  const items = [];
  for (const address of addresses) {
    const plain = address.toLowerCase();
    const found = await suppressionOf(tx, plain);
    const words = found === undefined ? null : `${suppressionTitles[found.reason]}: ${found.words}`.slice(0, 500);
    items.push({ address: plain, own: own.includes(splitPlus(plain).base), suppressed: words });
  }
  return items;
}
