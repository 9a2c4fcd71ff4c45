import { visibleText } from '#core/channels/quotes/span.ts';
import type { Tx } from '#platform';
import { latestMessages, threadsOf, toldOf, unreadIn, type Message, type Told } from '#channels';
import { describeCustomers } from '#customers';
import { memberNames, teamNames } from '#people';
import type { Conversation } from './conversation.ts';
import { draftersOf } from './drafts/draft.ts';
import { marksOf } from './marks/marks-of.ts';
import { heldNextOf } from './held/rows.ts';
import { answersDue } from './now/targets.ts';
import { mattersOf } from './reasons/of-conversations.ts';
import { promisedNextOf } from './promises/list.ts';
import { statusMarks } from './status/status-of.ts';

const shownWords = 200;

/** Conversations as lists show them: what the other domains know of each is loaded once for all. */
export async function summariesOf(tx: Tx, conversations: Conversation[], reader: string | null) {
  const ids = conversations.map(({ id }) => id);
  const people = [...new Set(conversations.map(({ customer }) => customer))];
  const [threads, customers, latest, waiting, promised, unread, drafting, state, marks, matters, members, teams] =
    await Promise.all([
      threadsById(tx, ids),
      describeCustomers(tx, people),
      latestOf(tx, ids),
      heldNextOf(tx, ids),
      promisedNextOf(tx, ids),
      reader === null ? new Map<string, number>() : unreadIn(tx, ids, reader),
      draftersOf(tx, ids),
      statusMarks(tx),
      marksOf(tx, ids, reader),
      mattersOf(tx, ids),
      memberNames(tx, [...new Set(conversations.flatMap(({ assignee }) => assignee ?? []))]),
      teamNames(
        tx,
        conversations.flatMap(({ team }) => team ?? []),
      ),
    ]);
  const answerDue = await answersDue(tx, conversations, {
    accountOf: (id) => threads.get(id)?.account ?? null,
    tierOf: (customer) => customers.get(customer)?.tier ?? null,
  });
  return conversations.map((conversation) => {
    const { id, channel, status, assignee, customer, waitingSince, startedAt, lastAt, version } = conversation;
    const { priority, snoozedUntil, team } = conversation;
    const shown = customers.get(customer);
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
      ...matters(id),
      subject: threads.get(id)?.subject ?? '',
      assignee: assignee === null ? null : { id: assignee, name: members.get(assignee) ?? 'Former member' },
      team: shownTeam(team, teams),
      customer: shown ? { id: shown.id, name: shown.name, email: shown.email } : unknownCustomer(customer),
      latest: latest.get(id) ?? null,
      heldNext: waiting.get(id) ?? null,
      promised: promised.get(id) ?? null,
      answerDue: answerDue(id),
      drafting: drafting(id),
      unread: unread.get(id) ?? 0,
    };
  });
}

async function threadsById(tx: Tx, ids: string[]) {
  return new Map((await threadsOf(tx, ids)).map((thread) => [thread.id, thread]));
}

async function latestOf(tx: Tx, ids: string[]) {
  const latest = await latestMessages(tx, ids);
  const told = await toldOf(tx, [...latest.values()]);
  return new Map([...latest].map(([id, message]) => [id, shortened(message, told.get(message.id))]));
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
