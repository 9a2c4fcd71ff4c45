import { flood } from '#core/channels/breakers.ts';
import { sql, type Tx } from '#platform';
import { isKeptOut } from '../../kept-out.ts';
import type { Placed } from '../threading/place.ts';
import type { ReadMail } from '../read-mail.ts';

type Begun = { thread: string; customer: string; subject: string };

const columns = sql`thread.id as thread, thread.customer, thread.subject from channels.message
  join channels.thread on thread.id = message.thread and thread.beside is null`;

/** The conversation that an address wrote in last. */
async function newestOf(tx: Tx, address: string, account: string | null): Promise<Begun | undefined> {
  return await tx.maybe<Begun>(sql`select ${columns}
    where message.workspace = ${tx.workspace} and message.address = ${address} and message.direction = 'in'
      and thread.account is not distinct from ${account}
    order by message.at desc, message.id desc limit 1`);
}

/** The newest of too many that an address began under one subject within the hour. */
async function repeated(tx: Tx, address: string, about: { account: string | null; subject: string }) {
  const since = new Date(tx.now.getTime() - flood.minutes * 60_000);
  const begun = await tx.all<Begun>(sql`select distinct on (thread.started_at, thread.id) ${columns}
    where message.workspace = ${tx.workspace} and message.address = ${address} and message.direction = 'in'
      and message.at > ${since} and thread.started_at > ${since} and thread.subject = ${about.subject}
      and thread.account is not distinct from ${about.account}
    order by thread.started_at desc, thread.id desc limit ${flood.conversations}`);
  return begun.length >= flood.conversations ? begun[0]?.thread : undefined;
}

type From = { mail: Pick<ReadMail, 'from' | 'subject'>; account: string | null; forged: boolean };

/**
 * Where a mail goes that names no conversation and would begin one too many: everything of somebody who is kept out joins
 * their newest one, and so does the twenty-first of one address with the same subject within an hour.
 */
export async function gatherFlood(tx: Tx, placed: Placed, { mail, account, forged }: From): Promise<Placed> {
  if (placed.decision.outcome !== 'new' || placed.decision.rule !== 'nothing' || forged) return placed;
  const { address } = mail.from;
  const newest = await newestOf(tx, address, account);
  if (newest === undefined) return placed;
  const thread = (await isKeptOut(tx, newest.customer))
    ? newest.thread
    : await repeated(tx, address, { account, subject: mail.subject });
  if (thread === undefined) return placed;
  const evidence = { participant: address };
  return { ...placed, decision: { outcome: 'thread', thread, rule: 'flood', evidence, clue: undefined } };
}
