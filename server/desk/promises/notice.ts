import { defineListener, publish, sql, type Tx } from '#platform';
import { noticesGiven } from '../events.ts';
import { promiseBroken, promiseChanged, promiseMade, promiseReminded } from './events.ts';

interface Told {
  id: number | string;
  name: string;
  at: Date;
  data: {
    conversation: string;
    owner: string | null;
    by: { kind: string; id: string | null; name: string };
    given?: boolean;
  };
}

/** Tells the owner of what others promised in their name or gave them, that its time is near, and that it is over. */
export const tellOwner = defineListener({
  name: 'desk.tell-promise-owner',
  on: [promiseMade, promiseChanged, promiseReminded, promiseBroken],
  async handle(tx, event) {
    const { data, ...told } = event as unknown as Told;
    if (data.owner === null || data.owner === data.by.id || data.given === false) return;
    const byName = data.by.kind === 'system' && data.given !== true ? 'A promise' : data.by.name;
    await give(tx, { ...told, data, byName, owner: data.owner });
  },
});

async function give(tx: Tx, { id, name, at, data, byName, owner }: Told & { byName: string; owner: string }) {
  const given = await tx.run(sql`insert into desk.notice (person, conversation, event, what, by_name, at)
    select ${owner}, coalesce(merged_into, id), ${id}::bigint, ${name}, ${byName}, ${at}::timestamptz
    from desk.conversation where id = ${data.conversation} on conflict do nothing`);
  if (given > 0) await publish(tx, noticesGiven, { subject: data.conversation, data: { people: [owner] } });
}
