import { firstReason } from '#core/listening/asking/reasons-in-order.ts';
import { sql, type Tx } from '#platform';
import type { Decided } from './decide-episode.ts';
import { lookAgain, waitingColumns, type WaitingAsk } from './look-again.ts';
import { noteAsked } from './note-asked.ts';
import { holdsOf, wishOf } from './wish.ts';

/**
 * Whether a question that we do not send ourselves is put now: it is due and goes out with this, or it is still open since it went. What
 * waited is looked at once more.
 */
export async function putNow(tx: Tx, { ask, state }: Pick<Decided, 'ask' | 'state'>): Promise<boolean> {
  if (state === 'not-asked') return false;
  const due = await tx.maybe(sql<WaitingAsk & { waited: boolean }>`
    select ${waitingColumns}, ask.decided_at < ${tx.now} as waited
    from listening.ask join listening.survey on survey.id = ask.survey
    where ask.id = ${ask} and ask.state = 'scheduled' and ask.due_at <= ${tx.now} for update of ask`);
  if (due !== undefined) return (!due.waited || (await lookAgain(tx, due))) && noteAsked(tx, { ask });
  const open = await tx.maybe(sql<Reached>`select customer, channel from listening.ask
    where id = ${ask} and state in ('delivered', 'opened', 'started') and expires_at > ${tx.now}`);
  return open !== undefined && !(await isHeldBack(tx, open));
}

interface Reached {
  customer: string;
  channel: string;
}

/** Whether somebody who was shown a question said meanwhile that they want none, or is to be left in peace: it does not come up again. */
async function isHeldBack(tx: Tx, { customer, channel }: Reached): Promise<boolean> {
  const holds = await holdsOf(tx, { customer, channel, again: false });
  return firstReason(holds) !== null || (await wishOf(tx, customer)) === 'never';
}
