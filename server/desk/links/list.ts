import { threadsOf } from '#channels';
import { visibleTo } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { conversationColumns, visibleConversation, type Conversation } from '../conversation.ts';
import { summariesOf } from '../summaries.ts';
import { linksOf } from './rows.ts';

/** The conversations that have to do with one; of those that the actor does not see only that there are some. */
export async function listLinks(tx: Tx, id: string, actor: Actor) {
  const conversation = await visibleConversation(tx, id, actor);
  const links = await linksOf(tx, conversation.id);
  const ids = links.flatMap(({ other }) => other ?? []);
  if (ids.length === 0) return { items: links.map((link) => ({ ...link, other: null })) };
  const rows = await tx.all(sql<Conversation>`select ${conversationColumns} from desk.conversation
    where conversation.id = any(${ids}::uuid[]) and ${visibleTo(actor).where}`);
  const summaries = new Map((await summariesOf(tx, rows, actor.id)).map((one) => [one.id, one]));
  const numbers = new Map((await threadsOf(tx, ids)).map((thread) => [thread.id, thread.number]));
  return {
    items: links.map((link) => {
      const summary = summaries.get(link.other ?? '');
      return { ...link, other: summary === undefined ? null : { ...summary, number: numbers.get(summary.id) ?? 0 } };
    }),
  };
}

/** One of them. Throws `not-found`. */
export async function readLink(tx: Tx, { id, link }: { id: string; link: string }, actor: Actor) {
  const found = (await listLinks(tx, id, actor)).items.find((each) => each.id === link);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such link.' });
  return found;
}
