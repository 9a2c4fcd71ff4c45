import { memberNames, memberRemoved } from '#people';
import { defineListener, mayTake, sql, systemActor, type Actor, type Tx } from '#platform';
import { assign } from './assign.ts';
import type { Conversation } from './conversation.ts';
import { dropDrafts } from './drafts/follow.ts';
import { handOnPromises } from './promises/follow.ts';

const longest = 60;

/** Open conversations of somebody who left have nobody, so that the others see them wait. */
export const handBack = defineListener({
  name: 'desk.hand-back',
  on: [memberRemoved],
  async handle(tx, { subject }, app) {
    await mayTake(tx, longest);
    if (await isMember(tx, subject)) return; // invited again meanwhile
    const left = await tx.all(
      sql<{ id: string }>`select id from desk.conversation where assignee = ${subject} and status = 'open'`,
    );
    await tx.run(sql`delete from desk.follower where workspace = ${tx.workspace} and person = ${subject}`);
    await tx.run(sql`delete from desk.asked where workspace = ${tx.workspace} and person = ${subject}`);
    await tx.run(sql`delete from desk.ring_rule where workspace = ${tx.workspace} and person = ${subject}`);
    await tx.run(sql`delete from desk.notice where workspace = ${tx.workspace} and person = ${subject}`);
    await tx.run(sql`delete from desk.canned_reply where workspace = ${tx.workspace} and owner = ${subject}`);
    await tx.run(
      sql`delete from desk.view where workspace = ${tx.workspace} and owner = ${subject} and audience = 'me'`,
    );
    await dropDrafts(tx, app, sql`person = ${subject}`);
    for (const { id } of left) await assign(tx, { id, assignee: null }, systemActor(tx.workspace));
    await handOnPromises(tx, subject);
  },
});

/** A conversation that comes back after its assignee has left has nobody either. */
export async function handBackIfLeft(tx: Tx, { id, assignee }: Conversation, actor: Actor): Promise<void> {
  if (assignee !== null && !(await isMember(tx, assignee))) await assign(tx, { id, assignee: null }, actor);
}

async function isMember(tx: Tx, user: string): Promise<boolean> {
  return (await memberNames(tx, [user])).has(user);
}
