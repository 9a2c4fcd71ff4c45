import { sql, type Tx } from '#platform';
import { keepFates } from '../../suppression/keep-fates.ts';
import { wordsOfFate } from '../bounces/fates.ts';
import { reasonOf, statusIn } from '../bounces/reason.ts';
import { ofSenderWhereNamed } from '../bounces/refused-sender.ts';
import type { Fate } from '../bounces/report.ts';
import { ownAddresses } from '../own-addresses.ts';
import type { RefusedFor } from '../out/smtp-out.ts';
import { failFor } from './recipients.ts';

/** Writes down who of those beside the first got a mail that the server took, and whom it refused. */
export async function noteHandedIn(
  tx: Tx,
  { message, to, refused }: { message: string; to: readonly string[]; refused: readonly RefusedFor[] },
): Promise<void> {
  const gone = to.filter((address) => !refused.some((each) => each.address === address));
  await tx.run(sql`update channels.recipient set state = 'sent', reason = null
    where message = ${message} and address = any(${gone}::text[])`);
  const own = await ownAddresses(tx);
  for (const { address, said, lasting } of refused) {
    const status = statusIn(said);
    const told: Fate = { address, action: 'failed', status, reason: reasonOf(said, status), diagnostic: said };
    const fate = ofSenderWhereNamed(told, own);
    if (!(await failFor(tx, { message, address, reason: wordsOfFate(fate) })) || !lasting) continue;
    await keepFates(tx, { message, address, kind: 'delivery', raw: null, sure: true, counts: true }, [fate]);
  }
}
