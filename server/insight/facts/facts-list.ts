import type { FactsQuery, FactsRow } from '#core/contract/facts-list.ts';
import type { Page, PageQuery } from '#core/contract/page.ts';
import { conversationsBegun } from '#desk';
import { topicsOfConversations } from '#listening';
import { memberNames, teamNames } from '#people';
import type { Actor, Tx } from '#platform';
import { scoresOf } from './scores-of.ts';
import { timesOf } from './times-of.ts';

type Conversation = Awaited<ReturnType<typeof conversationsBegun>>['items'][number];

/** A page of conversations, the last begun first, a row each with how service went and how it felt. Throws `not-found`, `refused`. */
export async function conversationFacts(tx: Tx, query: FactsQuery & PageQuery, actor: Actor): Promise<Page<FactsRow>> {
  const { items, next } = await conversationsBegun(tx, query, actor);
  return { items: await rowsOf(tx, items, actor), next };
}

async function rowsOf(tx: Tx, conversations: readonly Conversation[], actor: Actor): Promise<FactsRow[]> {
  const ids = conversations.map(({ id }) => id);
  const [times, scores, topics] = await Promise.all([
    timesOf(tx, ids),
    scoresOf(tx, conversations, actor),
    topicsOfConversations(tx, ids),
  ]);
  const persons = conversations.flatMap(({ id, assignee }) => [assignee, times(id).answeredBy]);
  const [members, teams] = await Promise.all([
    memberNames(tx, some(persons)),
    teamNames(tx, some(conversations.map(({ team }) => team))),
  ]);
  return conversations.map(({ id, customer, channel, status, priority, reason, stage, tags, ...row }) => {
    const { answeredBy, ...took } = times(id);
    return {
      ...{ conversation: id, customer, channel, status, priority, reason, stage, tags },
      team: named(row.team, teams),
      agent: named(row.assignee, members),
      firstResponseBy: named(answeredBy, members),
      topics: topics.get(id) ?? [],
      begunAt: row.startedAt,
      resolvedAt: row.resolvedAt,
      handovers: row.handovers,
      reopenings: row.reopened,
      ...took,
      ...scores(id),
    };
  });
}

function some(ids: ReadonlyArray<string | null>): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}

function named(id: string | null, names: ReadonlyMap<string, string>) {
  return id === null ? null : { id, name: names.get(id) ?? 'Unknown' };
}
