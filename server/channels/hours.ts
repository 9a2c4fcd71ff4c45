import { calendarFor, type Hours } from '#people';
import type { Tx } from '#platform';
import { accountOf, type Account } from './accounts.ts';
import { threadOf } from './threads.ts';

/** The opening hours that hold for a channel account, and what kind of one it is. Throws not-found. */
export async function hoursOfAccount(tx: Tx, id: string): Promise<Hours & Pick<Account, 'kind'>> {
  const { kind, tradingName } = await accountOf(tx, id);
  return { kind, ...(await calendarFor(tx, { channel: id, tradingName })) };
}

/** The opening hours that hold for a thread: those of the channel it came by, else the company's. */
export async function hoursOfThread(tx: Tx, thread: string): Promise<Hours> {
  const { account } = await threadOf(tx, thread);
  return account === null ? await calendarFor(tx, {}) : await hoursOfAccount(tx, account);
}
