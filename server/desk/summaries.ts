import type { Tx } from '#platform';
import { latestMessages, threadsOf, unreadIn } from '#channels';
import { describeCustomers } from '#customers';
import { memberNames } from '#people';
import type { Conversation } from './conversation.ts';

const shownWords = 200;

/** Conversations as lists show them: what the other domains know of each is loaded once for all. */
export async function summariesOf(tx: Tx, conversations: Conversation[], reader: string | null) {
  const ids = conversations.map(({ id }) => id);
  const threads = new Map((await threadsOf(tx, ids)).map((thread) => [thread.id, thread]));
  const latest = await latestMessages(tx, ids);
  const unread = reader === null ? new Map<string, number>() : await unreadIn(tx, ids, reader);
  const customers = await describeCustomers(tx, [...new Set(conversations.map(({ customer }) => customer))]);
  const members = await memberNames(tx, [...new Set(conversations.flatMap(({ assignee }) => assignee ?? []))]);
  return conversations.map((conversation) => {
    const { id, channel, status, assignee, waitingSince, startedAt, lastAt, version } = conversation;
    const customer = customers.get(conversation.customer);
    const message = latest.get(id);
    return {
      ...{ id, channel, status, waitingSince, startedAt, lastAt, version },
      subject: threads.get(id)?.subject ?? '',
      assignee: assignee === null ? null : { id: assignee, name: members.get(assignee) ?? 'Former member' },
      customer: {
        id: customer?.id ?? conversation.customer,
        name: customer?.name ?? 'Unknown',
        email: customer?.email ?? null,
      },
      latest: message
        ? {
            text: message.text.slice(0, shownWords),
            direction: message.direction,
            author: message.author.name,
            at: message.at,
          }
        : null,
      unread: unread.get(id) ?? 0,
    };
  });
}
