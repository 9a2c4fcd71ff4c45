import { messageOf, sideReceived, sideSettled } from '#channels';
import { defineListener, publish, sql, systemActor, type Actor, type Tx } from '#platform';
import { conversationColumns, remember, type Conversation } from '../conversation.ts';
import { noticesGiven } from '../events.ts';
import { wake } from '../marks/snooze.ts';
import { ring } from '../ring/ring.ts';
import { resume } from '../status/set-status.ts';
import { tellSide } from './tell.ts';

interface Here {
  side: string;
  begunBy: string | null;
  conversation: Conversation;
}

async function hereOf(tx: Tx, side: string): Promise<Here | undefined> {
  const found = await tx.maybe<Conversation & { begunBy: string | null }>(sql`
    select ${conversationColumns}, side.begun_by from desk.side
    join desk.conversation named on named.id = side.conversation
    join desk.conversation on conversation.id = coalesce(named.merged_into, named.id)
    where side.id = ${side} for update of conversation, side`);
  if (found === undefined) return undefined;
  const { begunBy, ...conversation } = found;
  return { side, begunBy, conversation };
}

interface Notice {
  event: number;
  what: 'conversation.side-received' | 'conversation.side-failed';
  by: string;
  at: Date;
}

/** Tells whoever has the conversation, follows it, or began to ask. */
async function notify(tx: Tx, { conversation, begunBy }: Here, { event, what, by, at }: Notice): Promise<string[]> {
  const rows = await tx.all<{ person: string }>(sql`
    insert into desk.notice (person, conversation, event, what, by_name, at)
    select person, ${conversation.id}, ${event}::bigint, ${what}, ${by}, ${at}::timestamptz from (
      select person from desk.follower where conversation = ${conversation.id}
      union select unnest(array[${conversation.assignee}::uuid, ${begunBy}::uuid])) as those
    where person is not null on conflict do nothing returning person`);
  const people = rows.map(({ person }) => person);
  if (people.length > 0) await publish(tx, noticesGiven, { subject: conversation.id, data: { people } });
  return people;
}

/** Somebody else wrote: the matter is open again, and the conversation comes up. What a machine wrote only stands there. */
async function received(
  tx: Tx,
  here: Here,
  about: { event: number; message: string; automatic: boolean; at: Date },
): Promise<void> {
  const { conversation, side } = here;
  const { author, address } = await messageOf(tx, about.message);
  const name = author.name || (address ?? '');
  const writer: Actor = { ...systemActor(tx.workspace), name };
  await tx.run(sql`update desk.side set last_at = greatest(last_at, ${about.at}),
    state = case when ${about.automatic} then state else 'open' end where id = ${side}`);
  await tellSide(tx, conversation, { side, what: 'received', actor: { ...writer, name: 'Somebody else' } });
  if (about.automatic) return;
  await tx.run(
    sql`update desk.conversation set last_at = greatest(last_at, ${about.at}) where id = ${conversation.id}`,
  );
  await remember(tx, {
    conversation: conversation.id,
    actor: { ...writer, name: 'Somebody else' },
    what: 'side-answered',
  });
  const waker: Actor = { ...writer, kind: 'customer', name: 'Somebody else’s answer' };
  await wake(tx, conversation, { actor: waker });
  await resume(tx, conversation, waker);
  const people = await notify(tx, here, {
    event: about.event,
    what: 'conversation.side-received',
    by: name,
    at: about.at,
  });
  await ring(tx, { happening: 'answer', conversation: conversation.id, people, at: about.at });
}

/** Brings what happens in side conversations to whoever works on the conversation. */
export const followSides = defineListener({
  name: 'desk.follow-sides',
  on: [sideReceived, sideSettled],
  async handle(tx, event) {
    const here = await hereOf(tx, event.data.side);
    if (here === undefined) return;
    const { data } = event;
    if ('automatic' in data)
      return await received(tx, here, {
        event: event.id,
        message: data.message,
        automatic: data.automatic,
        at: event.at,
      });
    await tellSide(tx, here.conversation, { side: here.side, what: 'settled', actor: systemActor(tx.workspace) });
    if (data.state === 'failed' || data.state === 'uncertain')
      await notify(tx, here, { event: event.id, what: 'conversation.side-failed', by: 'Throughline', at: event.at });
  },
});
