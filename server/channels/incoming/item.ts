import { problem, sql, type Tx } from '#platform';
import type { Envelope } from '../raw.ts';
import { listedColumns, type Listed } from './list.ts';

interface Row extends Listed {
  arrivals: number;
  settledAt: Date | null;
  blankedAt: Date | null;
  accountName: string | null;
  conversation: string | null;
}

interface Came {
  at: Date;
  envelope: Envelope;
}

type Way = 'smtp' | 'imap' | 'import';

/** A folder has its mails numbered; an address of the network has no space in it. */
function wayOf(by: string | undefined): Way {
  if (by === 'import') return 'import';
  return by !== undefined && / \d+$/.test(by) ? 'imap' : 'smtp';
}

function arrival({ at, envelope }: Came) {
  const { by, helo, secure, from, to = [] } = envelope;
  const said = { by: by ?? null, helo: helo ?? null, secure: secure ?? null, from: from ?? null };
  return { at, way: wayOf(by), ...said, to };
}

async function againOf(tx: Tx, id: string): Promise<Came[]> {
  return await tx.all<Came>(
    sql`select at, envelope from channels.raw_arrival where raw = ${id} order by at, id limit 20`,
  );
}

interface Failure {
  number: number;
  begunAt: Date;
  endedAt: Date | null;
  outcome: 'failed' | 'died' | 'set aside';
  reason: string;
}

/** One item with how it came, what was tried and what became of it; throws not-found. */
export async function incomingItemOf(tx: Tx, id: string) {
  const row = await tx.maybe<Row>(sql`select ${listedColumns}, arrivals, settled_at, blanked_at,
      (select name from channels.account where account.id = raw.account) as account_name,
      (select coalesce(thread.beside, thread.id) from channels.message join channels.thread on thread.id = message.thread
        where message.id = raw.message) as conversation
    from channels.raw where id = ${id}`);
  if (row === undefined) throw problem('not-found', { detail: 'No such incoming item.' });
  const failures =
    await tx.all<Failure>(sql`select number, begun_at, ended_at, outcome, reason from channels.raw_attempt
    where raw = ${id} order by begun_at, id limit 200`);
  const { arrivals: timesCome, blankedAt, ...item } = row;
  const came = [{ at: row.receivedAt, envelope: row.envelope }, ...(await againOf(tx, id))];
  return { ...item, failures, timesCome, arrivals: came.map(arrival), blanked: blankedAt !== null };
}
