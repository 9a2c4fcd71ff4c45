import { visibleText } from '#core/channels/quotes/span.ts';
import type { Actor, App, Tx } from '#platform';
import {
  latestMessages,
  markRead,
  messagesById,
  messagesOf,
  othersIn,
  participantsOf,
  quotesOf,
  threadOf,
  threadsOf,
  unreadIn,
  type Message,
} from '#channels';
import { isMasked } from '#people';
import { visibleConversation } from '../conversation.ts';
import { messageItems } from '../items.ts';
import { lastAddressee } from './write.ts';
import { sidesOf, visibleSide, type Named, type Side } from './rows.ts';

const shownWords = 200;
const mostMessages = 200;

async function summaries(tx: Tx, sides: readonly Side[], reader: string | null) {
  const ids = sides.map(({ id }) => id);
  const subjects = new Map((await threadsOf(tx, ids)).map(({ id, subject }) => [id, subject]));
  const latest = await latestMessages(tx, ids);
  const unread = reader === null ? new Map<string, number>() : await unreadIn(tx, ids, reader);
  const people = await Promise.all(ids.map((id) => participantsOf(tx, id)));
  return sides.map(({ id, state, begunByName, begunAt, lastAt }, at) => {
    const message = latest.get(id);
    return {
      id,
      state,
      begunBy: begunByName,
      begunAt,
      lastAt,
      subject: subjects.get(id) ?? '',
      people: people[at] ?? [],
      unread: unread.get(id) ?? 0,
      latest: message === undefined ? null : shortened(message),
      trouble: message?.state === 'failed' || message?.state === 'uncertain',
    };
  });
}

function shortened({ text, spans, direction, author, address }: Message) {
  return { text: visibleText(text, spans).slice(0, shownWords), direction, author: author.name || (address ?? '') };
}

/** The side conversations of a conversation. Throws `not-found`. */
export async function listSides(tx: Tx, id: string, actor: Actor) {
  const conversation = await visibleConversation(tx, id, actor);
  const sides = await sidesOf(tx, conversation.id);
  return { items: sides.length === 0 ? [] : await summaries(tx, sides, actor.id) };
}

/** One with its messages. Throws `not-found`. */
export async function readSide(tx: Tx, named: Named, { app, actor }: { app: App; actor: Actor }) {
  const { side, conversation } = await visibleSide(tx, named, actor);
  const [summary] = await summaries(tx, [side], actor.id);
  const { items } = await messagesOf(tx, side.id, { limit: mostMessages });
  const meant = await lastAddressee(tx, side.id);
  const answered = await othersIn(tx, app, { ...(await threadOf(tx, side.id)), meant });
  return {
    ...summary!,
    ...answered,
    messages: await shown(tx, items.toReversed(), { conversation: conversation.id, actor }),
  };
}

async function shown(tx: Tx, messages: Message[], { conversation, actor }: { conversation: string; actor: Actor }) {
  const items = (await messageItems(tx, messages))();
  const quotes = await quotesOf(
    tx,
    messages.map(({ id }) => id),
  );
  const quoted = new Map(
    (await messagesById(tx, [...new Set([...quotes.values()].flat())])).map((one) => [one.id, one]),
  );
  return items.map((item, at) => ({
    ...item,
    // A mail as its sender laid it out cannot be masked.
    hasHtml: item.hasHtml && !isMasked(actor),
    address: messages[at]?.address ?? null,
    // What was put elsewhere since is shown to whoever sees it there.
    quotes: (quotes.get(item.id) ?? []).flatMap((one) => quotedShown(quoted.get(one), conversation)),
    heldUntil: item.state === 'queued' && item.progress?.attempts === 0 ? item.progress.nextAt : null,
  }));
}

function quotedShown(message: Message | undefined, conversation: string) {
  if (message?.thread !== conversation) return [];
  const { id, author, address, at, text, spans } = message;
  return [{ id, author: author.name || (address ?? ''), at, text: visibleText(text, spans) }];
}

/** Says how far somebody has read. */
export async function readUntil(tx: Tx, input: Named & { message: string }, actor: Actor): Promise<{ read: boolean }> {
  const { side } = await visibleSide(tx, input, actor);
  if (actor.id !== null) await markRead(tx, { thread: side.id, message: input.message, reader: actor.id });
  return { read: true };
}
