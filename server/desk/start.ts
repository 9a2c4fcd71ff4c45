import type { Copy } from '#core/channels/copies.ts';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import {
  addParticipant,
  checkCopies,
  customerOfAddress,
  mailAccountToSendFrom,
  openThread,
  sendMessage,
  writtenOf,
} from '#channels';
import { remember } from './conversation.ts';
import { refuseUnfilled } from './unfilled.ts';
import { signReply } from './writing.ts';

interface FirstWords {
  email: string;
  name?: string | undefined;
  subject: string;
  text: string;
  marked: boolean;
  key: string;
  /** As whom, and whether the signatures stand under it. */
  sender: string | null;
  signature: boolean;
  copies: readonly Copy[];
}

/** Writes to somebody first, by mail. Throws `refused` while no mailbox can send. Returns the conversation. */
export async function startConversation(
  tx: Tx,
  input: FirstWords,
  { app, actor }: { app: App; actor: Actor },
): Promise<string> {
  if (actor.sight !== undefined)
    throw problem('forbidden', { detail: 'You answer the conversations of your team; new ones are begun by others.' });
  refuseUnfilled(input.text);
  const account = await mailAccountToSendFrom(tx);
  if (account === null)
    throw problem('refused', {
      detail: 'No mailbox is connected that could send this. Connect one under Settings, Channels.',
    });
  const who = { address: input.email, name: input.name };
  const customer = await customerOfAddress(tx, who, { at: tx.now, source: null });
  const thread = await openThread(tx, { account, channel: 'mail', customer, subject: input.subject });
  await addParticipant(tx, thread.id, who);
  await tx.run(sql`insert into desk.conversation (id, customer, channel, begun_by_us, answered, assignee, started_at, last_at)
    values (${thread.id}, ${customer}, 'mail', true, true, ${actor.kind === 'agent' ? actor.id : null}, ${tx.now}, ${tx.now})`);
  await remember(tx, { conversation: thread.id, actor, what: 'started' });
  await sendMessage(tx, app, {
    thread: thread.id,
    ...writtenOf(input),
    author: { kind: 'agent', id: actor.id, name: actor.name },
    purpose: 'reply',
    key: input.key,
    copies: await checkCopies(tx, input.copies),
    ...(await signReply(tx, { ...input, thread: thread.id }, { app, actor })),
  });
  return thread.id;
}
