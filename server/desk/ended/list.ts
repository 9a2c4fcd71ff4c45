import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { beginnings, shownKinds } from '#core/desk/ended.ts';
import { threadsOf } from '#channels';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { problem, type Actor, type Tx } from '#platform';
import { lineOf, type LineItem } from '#touchpoints';
import { chosenToday, seesWholeLine, type Chosen } from './choose.ts';

const shown = 6;
const read = 60;

/** What our machines wrote, and theirs, is no part of the story. */
function belongs({ kind, facts }: LineItem): boolean {
  if (kind === 'message.sent') return facts['purpose'] === 'reply';
  return kind !== 'message.received' || facts['automatic'] !== true;
}

/** What happened, without its words. */
function bare(item: LineItem): Omit<LineItem, 'detail'> {
  const { detail: _, ...rest } = item;
  return rest;
}

async function laterOf(tx: Tx, { conversation, customer, answeredAt }: Chosen, actor: Actor) {
  const whole = seesWholeLine(actor);
  const { items } = await lineOf(tx, customer, { actor, limit: read, kinds: shownKinds });
  const since = items.filter(
    (item) => item.at > answeredAt && belongs(item) && (whole || item.conversation === conversation),
  );
  const later = since.slice(0, shown).toReversed();
  return { later: later.map(bare), between: since.length - later.length };
}

/** What became of the customers that a person answered, for nobody but them. Throws `refused` for who is no person. */
export async function listEnded(tx: Tx, actor: Actor) {
  if (actor.kind !== 'agent' || actor.id === null)
    throw problem('refused', { detail: 'Only a person is told how it ended.' });
  const chosen = await chosenToday(tx, actor.id, actor);
  const customers = await describeCustomers(tx, [...new Set(chosen.map(({ customer }) => customer))]);
  const ids = chosen.map(({ conversation }) => conversation);
  const threads = new Map((await threadsOf(tx, ids)).map((thread) => [thread.id, thread]));
  const { language: own } = await workspaceSettings(tx);
  const items = [];
  for (const each of chosen) {
    const thread = threads.get(each.conversation);
    const customer = customers.get(each.customer);
    if (thread === undefined || customer === undefined) continue;
    const language = chatLanguageFor([customer.language ?? own, own]);
    items.push({
      conversation: { id: each.conversation, channel: thread.channel, subject: thread.subject },
      customer: { id: customer.id, name: customer.name },
      answeredAt: each.answeredAt,
      ...(await laterOf(tx, each, actor)),
      beginnings: beginnings(language, customer.firstName ?? ''),
    });
  }
  return { items };
}
