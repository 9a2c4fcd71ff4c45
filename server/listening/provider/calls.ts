import { sql, type Tx } from '#platform';
import type { Outcome } from './trouble.ts';

export interface Call {
  purpose: 'sentiment' | 'topics' | 'try';
  engine: string;
  letters: number;
  milliseconds: number;
  outcome: Outcome;
}

const day = 86_400_000;
const keptDays = 90;
const mostShown = 20;

/** Writes down that the provider was asked, without any words. */
export async function noteCall(tx: Tx, { purpose, engine, letters, milliseconds, outcome }: Call): Promise<void> {
  await tx.run(sql`insert into listening.provider_call (at, purpose, engine, letters, milliseconds, outcome)
    values (${tx.now}, ${purpose}, ${engine}, ${letters}, ${Math.round(milliseconds)}, ${outcome})`);
}

/** How often it was asked for something in the last day. */
export async function askedToday(tx: Tx): Promise<number> {
  const { count } = await tx.one(sql<{ count: number }>`select count(*)::int as count from listening.provider_call
    where workspace = ${tx.workspace} and at > ${new Date(tx.now.getTime() - day)}`);
  return count;
}

/** How often it was asked, and the last times. */
export async function callsOf(tx: Tx) {
  const asked = await tx.one(sql<{ month: number; answered: number }>`
    select count(*)::int as month, (count(*) filter (where outcome = 'answered'))::int as answered from listening.provider_call
    where workspace = ${tx.workspace} and at > ${new Date(tx.now.getTime() - 30 * day)}`);
  const calls = await tx.all(sql<Call & { at: Date }>`select at, purpose, engine, letters, milliseconds, outcome
    from listening.provider_call where workspace = ${tx.workspace} order by at desc, id desc limit ${mostShown}`);
  return { asked: { day: await askedToday(tx), ...asked }, calls };
}

export async function forgetOldCalls(tx: Tx): Promise<void> {
  await tx.run(sql`delete from listening.provider_call
    where workspace = ${tx.workspace} and at < ${new Date(tx.now.getTime() - keptDays * day)}`);
}
