import { leavingOf } from '#customers';
import { sql, type Tx } from '#platform';

/** What customers who are being erased left in conversations of others. */
export interface Traces {
  /** Their addresses, lower case. */
  addresses: string[];
  /** Full names under which they wrote. */
  names: string[];
  /** What came later from the same addresses is somebody new. */
  until: Date;
  /** Conversations of others in which they took part. */
  threads: string[];
  /** Conversations of others that something of theirs was put into or came from. */
  arranged: string[];
}

/** A single word is too many people's. */
function isFullName(name: string): boolean {
  return name.trim().length >= 5 && /\S\s+\S/u.test(name.trim());
}

async function threadsWith(tx: Tx, customers: readonly string[], addresses: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ thread: string }>(sql`select thread from (
      select thread from channels.participant where workspace = ${tx.workspace} and address = any(${addresses}::text[])
      union select thread from channels.message where workspace = ${tx.workspace} and address = any(${addresses}::text[])
    ) as part join channels.thread on thread.id = part.thread and not thread.customer = any(${customers}::uuid[])`);
  return rows.map(({ thread }) => thread);
}

async function namesOf(tx: Tx, addresses: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ name: string }>(sql`
    select author_name as name from channels.message
    where workspace = ${tx.workspace} and address = any(${addresses}::text[]) and direction = 'in'
    union select name from channels.participant where workspace = ${tx.workspace} and address = any(${addresses}::text[])`);
  return rows.map(({ name }) => name);
}

async function arrangedWith(tx: Tx, customers: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`select other.id from channels.thread theirs
    join channels.arrangement on theirs.id in (arrangement.source, arrangement.target)
    join channels.thread other on other.id in (arrangement.source, arrangement.target)
    where theirs.customer = any(${customers}::uuid[]) and not other.customer = any(${customers}::uuid[])`);
  return rows.map(({ id }) => id);
}

/** What is to be looked for in conversations of others while these customers are being erased. */
export async function tracesOf(tx: Tx, customers: readonly string[]): Promise<Traces> {
  const leaving = await leavingOf(tx, customers);
  const arranged = await arrangedWith(tx, customers);
  if (leaving === undefined) return { addresses: [], names: [], until: tx.now, threads: [], arranged };
  const { addresses, at: until } = leaving;
  return {
    addresses,
    names: [...new Set([...leaving.names, ...(await namesOf(tx, addresses))])].filter(isFullName),
    until,
    threads: [...new Set([...arranged, ...(await threadsWith(tx, customers, addresses))])],
    arranged,
  };
}
