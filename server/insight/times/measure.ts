import { messageReceived, messageSent, messageSettled } from '#channels';
import * as desk from '#desk';
import { hoursInForce } from '#people';
import { changedSubjects, defineJob, defineSchedule, sql, type App, type Tx } from '#platform';
import { z } from 'zod';
import { measureConversations } from './keep.ts';

/** Conversations that one transaction measures. */
const atOnce = 250;
/** Events that one transaction looks at. */
const eventsAtOnce = 1_000;
/** Transactions of one turn: what is left waits for the next. */
const mostTurns = 20;

const changes = [
  messageReceived,
  messageSent,
  messageSettled,
  desk.conversationOpened,
  desk.conversationResolved,
  desk.conversationReopened,
  desk.conversationMarkedSpam,
  desk.conversationGiven,
  desk.conversationArranged,
];

/** Measures what something happened in since the last turn. Says whether there is more. */
async function measureChanged(tx: Tx): Promise<boolean> {
  const { subjects, more } = await changedSubjects(tx, {
    reader: 'insight.service-times',
    on: changes,
    most: eventsAtOnce,
  });
  await measureConversations(tx, subjects);
  return more;
}

interface Walk {
  walk: 'all' | 'open' | null;
  after: string;
  hours: string;
}

/** How far it has come. It begins with all there is; whoever holds other hours from now on has what is open measured by them. */
async function walkNow(tx: Tx): Promise<Walk> {
  const hours = await hoursInForce(tx);
  await tx.run(sql`insert into insight.measuring (walk, hours) values ('all', ${hours}) on conflict do nothing`);
  const held = await tx.one<Walk>(sql`select walk, after, hours from insight.measuring for update`);
  if (held.hours === hours || held.walk === 'all') return held;
  return await tx.one<Walk>(sql`update insight.measuring set walk = 'open', after = default, hours = ${hours}
    returning walk, after, hours`);
}

function openAfter(tx: Tx, after: string): Promise<Array<{ id: string }>> {
  return tx.all(sql<{ id: string }>`select distinct conversation as id from insight.service_time
    where workspace = ${tx.workspace} and until is null and conversation > ${after}::uuid order by conversation limit ${atOnce}`);
}

/** Measures some of what was there before. Says whether there is more. */
async function measureFormer(tx: Tx): Promise<boolean> {
  const { walk, after } = await walkNow(tx);
  if (walk === null) return false;
  const ids =
    walk === 'all'
      ? await desk.conversationsAfter(tx, after, atOnce)
      : (await openAfter(tx, after)).map(({ id }) => id);
  await measureConversations(tx, ids);
  const more = ids.length === atOnce;
  await tx.run(sql`update insight.measuring set walk = ${more ? walk : null}, after = ${ids.at(-1) ?? after}`);
  return more;
}

/** Measures what there is to measure, in small transactions; so much of it that others have their turn. */
export async function measureServiceTimes(app: App, workspace: string): Promise<void> {
  for (const part of [measureChanged, measureFormer])
    for (let turn = 0; turn < mostTurns; turn++) if (!(await app.database.inWorkspace(workspace, part))) break;
}

export const measureService = defineJob({
  name: 'insight.measure-service',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => measureServiceTimes(app, workspace),
});

export const measureServiceOften = defineSchedule({ job: measureService, every: '10 seconds', eachWorkspace: true });
