import { describeCustomers, leavingOf } from '#customers';
import { listMembers } from '#people';
import { sql, type Tx } from '#platform';
import { ownAddresses } from '../mail/own-addresses.ts';
import { splitPlus } from '../mail/threading/reply-address.ts';

/** What customers who are being erased left in conversations of others. */
export interface Traces {
  /** Their addresses, lower case; never ours. */
  addresses: string[];
  /** Full names of their profiles; `namesIn` says which are to go in a conversation. */
  names: string[];
  /** By conversation the names of others in it, as `plainName` gives them. */
  borne: ReadonlyMap<string, ReadonlySet<string>>;
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
      union select thread from channels.message where id = any(array(select message from channels.recipient
        where workspace = ${tx.workspace} and address = any(${addresses}::text[])))
    ) as part join channels.thread on thread.id = part.thread and not thread.customer = any(${customers}::uuid[])`);
  return rows.map(({ thread }) => thread);
}

/** What was asked of somebody else about these conversations. */
async function sidesOf(tx: Tx, threads: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`select side.id from channels.thread side
    join channels.thread began on began.id = side.beside
    where side.workspace = ${tx.workspace} and (began.id = any(${threads}::uuid[]) or began.leads_to = any(${threads}::uuid[]))`);
  return rows.map(({ id }) => id);
}

const plainName = (name: string) => name.trim().replace(/\s+/gu, ' ').toLowerCase();

/** The names that others bear in these conversations: who took part, wrote, or is the customer. */
async function namesBorne(tx: Tx, threads: readonly string[], theirs: readonly string[]) {
  const rows = await tx.all<{ thread: string; name: string }>(sql`
    select thread, name from channels.participant
    where thread = any(${threads}::uuid[]) and not address = any(${theirs}::text[])
    union select thread, author_name from channels.message where workspace = ${tx.workspace} and thread = any(${threads}::uuid[])
      and (direction = 'out' or address is null or not address = any(${theirs}::text[]))`);
  const of = await tx.all<{ id: string; customer: string }>(
    sql`select id, customer from channels.thread where id = any(${threads}::uuid[])`,
  );
  const known = await describeCustomers(tx, [...new Set(of.map(({ customer }) => customer))]);
  for (const { id, customer } of of) rows.push({ thread: id, name: known.get(customer)?.name ?? '' });
  const borne = new Map<string, Set<string>>();
  for (const { thread, name } of rows) borne.set(thread, (borne.get(thread) ?? new Set()).add(plainName(name)));
  return borne;
}

/** Their names that nobody else in the conversation bears: what strangers call themselves takes nobody's name away. */
export function namesIn({ names, borne }: Traces, thread: string): string[] {
  return names.filter((name) => !borne.get(thread)?.has(plainName(name)));
}

/** Those of the addresses that are neither of a mailbox of ours nor of a colleague: those stand in everybody's mails. */
async function notOurs(tx: Tx, addresses: readonly string[]): Promise<string[]> {
  const colleagues = (await listMembers(tx)).map(({ email }) => email.toLowerCase());
  const ours = new Set([...(await ownAddresses(tx)), ...colleagues]);
  return addresses.filter((address) => !ours.has(address) && !ours.has(splitPlus(address).base));
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
  if (leaving === undefined)
    return { addresses: [], names: [], borne: new Map(), until: tx.now, threads: [], arranged };
  const addresses = await notOurs(tx, leaving.addresses);
  const there = [...new Set([...arranged, ...(await threadsWith(tx, customers, addresses))])];
  const threads = [...new Set([...there, ...(await sidesOf(tx, there))])];
  return {
    addresses,
    names: leaving.names.filter(isFullName),
    borne: await namesBorne(tx, threads, leaving.addresses),
    until: leaving.at,
    threads,
    arranged,
  };
}
