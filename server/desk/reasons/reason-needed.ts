import { problem, type Actor, type Tx } from '#platform';
import { takeConversation } from '../conversation.ts';
import { reasonSettings } from './list.ts';

/** Where the company wants a reason, nobody settles a matter without one. Throws `refused` (`reason-needed`). */
export async function refuseWithoutReason(tx: Tx, id: string, actor: Actor): Promise<void> {
  const { reason, status } = await takeConversation(tx, { id }, actor);
  if (reason !== null || status === 'resolved' || (await reasonSettings(tx)).asked !== 'required') return;
  throw problem('refused', {
    code: 'reason-needed',
    detail: 'Say first why the customer got in touch: your company wants a reason on everything that is resolved.',
  });
}
