import { calendarFor, type Hours } from '#people';
import { sql, type Tx } from '#platform';

/** The opening hours that hold for a thread: of the channel it came by, else of the channel's trading name, else the company's. */
export async function hoursOfThread(tx: Tx, thread: string): Promise<Hours> {
  const channel = await tx.maybe<{ id: string; tradingName: string | null }>(sql`
    select account.id, account.trading_name from channels.thread join channels.account on account.id = thread.account
    where thread.id = ${thread}`);
  return await calendarFor(tx, { channel: channel?.id ?? null, tradingName: channel?.tradingName ?? null });
}
