import { visibleText } from '#core/channels/quotes/span.ts';
import type { Tx } from '#platform';
import { latestMessages, threadsOf, toldOf, unreadIn, type Message, type Told } from '#channels';
import { describeCustomers } from '#customers';
import { memberNames, teamNames } from '#people';
import type { Conversation } from './conversation.ts';
import { draftersOf } from './drafts/draft.ts';
import { marksOf } from './marks/marks-of.ts';
import { heldNextOf } from './held/rows.ts';
import { statusMarks } from './status/status-of.ts';

const shownWords = 200;

/** Conversations as lists show them: what the other domains know of each is loaded once for all. */
export async function summariesOf(tx: Tx, conversations: Conversation[], reader: string | null) {
  const ids = conversations.map(({ id }) => id);
  const threads = new Map((await threadsOf(tx, ids)).map((thread) => [thread.id, thread]));
  const latest = await latestMessages(tx, ids);
  const told = await toldOf(tx, [...latest.values()]);
  const waiting = await heldNextOf(tx, ids);
  const unread = reader === null ? new Map<string, number>() : await unreadIn(tx, ids, reader);
  const drafting = await draftersOf(tx, ids);
  const state = await statusMarks(tx);
  const marks = await marksOf(tx, ids, reader);
  const customers = await describeCustomers(tx, [...new Set(conversations.map(({ customer }) => customer))]);
  const members = await memberNames(tx, [...new Set(conversations.flatMap(({ assignee }) => assignee ?? []))]);
  const teams = await teamNames(
    tx,
    conversations.flatMap(({ team }) => team ?? []),
  );
  return conversations.map((conversation) => {
    const { id, channel, status, assignee, customer, waitingSince, startedAt, lastAt, version } = conversation;
    const { priority, snoozedUntil, team } = conversation;
    const shown = customers.get(customer);
    const message = latest.get(id);
    return {
      id,
      channel,
      status,
      state: state(conversation),
      waitingSince,
      startedAt,
      lastAt,
      version,
      priority,
      snoozedUntil,
      ...marks(id),
      subject: threads.get(id)?.subject ?? '',
      assignee: assignee === null ? null : { id: assignee, name: members.get(assignee) ?? 'Former member' },
      team: shownTeam(team, teams),
      customer: shown ? { id: shown.id, name: shown.name, email: shown.email } : unknownCustomer(customer),
      latest: message ? shortened(message, told.get(message.id)) : null,
      heldNext: waiting.get(id) ?? null,
      drafting: drafting(id),
      unread: unread.get(id) ?? 0,
    };
  });
}

function shownTeam(id: string | null, names: ReadonlyMap<string, string>) {
  return id === null ? null : { id, name: names.get(id) ?? 'Former team' };
}

function troubleOf({ direction, state }: Message, told: Told | undefined) {
  if (direction === 'in') return null;
  if (state === 'failed') return 'failed' as const;
  if (state === 'uncertain') return 'doubtful' as const;
  if (state === 'retrying') return 'waiting' as const;
  if (told === undefined || told.earlier) return null;
  if (!told.sure) return 'doubtful' as const;
  return told.action === 'delivered' ? null : told.action;
}

function shortened(message: Message, told: Told | undefined) {
  const { text, spans, direction, author, at } = message;
  const words = visibleText(text, spans).slice(0, shownWords);
  return { text: words, direction, author: author.name, at, trouble: troubleOf(message, told) };
}

function unknownCustomer(id: string) {
  return { id, name: 'Unknown', email: null };
}
