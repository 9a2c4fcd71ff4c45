import { calendarFor, type Hours } from '#people';
import type { Tx } from '#platform';
import { accountOf, type Account } from './accounts.ts';

/** The opening hours that hold for a channel account, and what kind of one it is. Throws not-found. */
export async function hoursOfAccount(tx: Tx, id: string): Promise<Hours & Pick<Account, 'kind'>> {
  const { kind, tradingName } = await accountOf(tx, id);
  return { kind, ...(await calendarFor(tx, { channel: id, tradingName })) };
}
