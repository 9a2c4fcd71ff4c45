import { goesByMail } from '#core/channels/channel.ts';
import {
  checkSignature,
  mailAccountToSendFrom,
  sendersFor,
  signatureOf,
  answersElsewhere,
  othersIn,
  threadOf,
  whyNotTo,
  type Sender,
} from '#channels';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { visibleConversation } from './conversation.ts';

interface Writing {
  undoSeconds: 0 | 5 | 10 | 20 | 30;
  signature: string;
}

/** Long enough to notice a slip, short enough that nobody waits for it. */
const usual: Writing = { undoSeconds: 5, signature: '' };

/** How a person writes. */
export async function readWriting(tx: Tx, actor: Pick<Actor, 'id'>): Promise<Writing> {
  if (actor.id === null) return usual;
  const found = await tx.maybe<Writing>(
    sql`select undo_seconds, signature from desk.writing where person = ${actor.id}`,
  );
  return found ?? usual;
}

/** Changes how a person writes. */
export async function changeWriting(tx: Tx, { undoSeconds, signature }: Writing, actor: Actor): Promise<Writing> {
  if (actor.id === null) throw problem('forbidden');
  checkSignature(signature);
  await tx.run(sql`insert into desk.writing (person, undo_seconds, signature)
    values (${actor.id}, ${undoSeconds}, ${signature})
    on conflict (workspace, person) do update set undo_seconds = excluded.undo_seconds, signature = excluded.signature`);
  return { undoSeconds, signature };
}

/** As whom a conversation can be answered, each with its signature as it would be sent; the usual one first. */
export async function listSenders(tx: Tx, id: string, { app, actor }: { app: App; actor: Actor }) {
  await visibleConversation(tx, id, actor);
  const thread = await threadOf(tx, id);
  const found = goesByMail(thread.channel) ? await sendersFor(tx, app, thread) : undefined;
  return {
    items: await choices(tx, found?.senders ?? [], actor),
    suppressed: await whyNotTo(tx, thread),
    elsewhere: await answersElsewhere(tx, thread),
    ...(await othersIn(tx, app, thread)),
  };
}

/** As whom a new conversation can be begun; the usual one first. */
export async function listFirstSenders(tx: Tx, { app, actor }: { app: App; actor: Actor }) {
  const account = await mailAccountToSendFrom(tx);
  const found = await sendersFor(tx, app, { account });
  return { items: await choices(tx, found?.senders ?? [], actor) };
}

async function choices(tx: Tx, senders: readonly Sender[], actor: Actor) {
  const items = [];
  for (const sender of senders) {
    const { id, name, address } = sender;
    items.push({ id, name, address, signature: await signatureFor(tx, sender, actor) });
  }
  return items;
}

/** What stands under a mail of this person by this sender. */
export async function signatureFor(tx: Tx, sender: Sender, actor: Pick<Actor, 'id' | 'name'>): Promise<string> {
  const { signature } = await readWriting(tx, actor);
  return await signatureOf(tx, { agent: { name: actor.name, signature }, sender });
}

interface Wanted {
  thread: string;
  sender: string | null;
  signature: boolean;
}

/** The chosen sender and what stands under the answer. Throws `invalid` for a sender of another mailbox. */
export async function signReply(
  tx: Tx,
  { thread, sender, signature }: Wanted,
  { app, actor }: { app: App; actor: Actor },
): Promise<{ sender: string | null; signature: string | null }> {
  const none = { sender: null, signature: null };
  if (sender === null && !signature) return none;
  const about = await threadOf(tx, thread);
  if (!goesByMail(about.channel)) return none;
  const chosen = chosenOf((await sendersFor(tx, app, about))?.senders ?? [], sender);
  if (chosen === undefined) return none;
  const text = signature ? await signatureFor(tx, chosen, actor) : '';
  return { sender: chosen.id, signature: text === '' ? null : text };
}

function chosenOf(senders: readonly Sender[], wanted: string | null): Sender | undefined {
  if (wanted === null) return senders[0];
  const message = 'does not write in this conversation';
  const found = senders.find(({ id }) => id === wanted);
  if (found) return found;
  throw problem('invalid', { detail: `This sender ${message}.`, fields: [{ path: 'sender', message }] });
}
