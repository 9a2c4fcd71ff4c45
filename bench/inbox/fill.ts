import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { customersOf, idAt, messagesOf, type Conversation, type Customer, type Message, type Size } from './rows.ts';

export interface Agent {
  id: string;
  name: string;
}

const iso = (at: number | null) => (at === null ? '\\N' : new Date(at).toISOString());
const plain = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\t', ' ');

/**
 * Fills a workspace with messages into the product's own tables: rows in bulk, the big indexes once at the end. The rows of a size are
 * always the same. No interactions: the inbox does not read them.
 */
export async function fill(ownerUrl: string, where: { workspace: string; agents: Agent[]; size: Size }): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 1`);
    const customers = customersOf(where.size);
    await fillCustomers(client, where.workspace, customers);
    const conversations = await withoutIndexes(client, ['channels.message'], () =>
      fillMessages(client, where, customers),
    );
    await fillConversations(client, where, conversations);
    await client.query('set session_replication_role = origin');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Copies lines into a table as fast as the database takes them. */
async function copy(client: pg.Client, into: string, lines: Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${into} from stdin`));
  const done = new Promise<void>((resolve, reject) => stream.once('finish', resolve).once('error', reject));
  let block = '';
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < 262_144) continue;
    if (!stream.write(block)) await Promise.race([once(stream, 'drain'), done]);
    block = '';
  }
  stream.end(block);
  await done;
}

const join = (...values: Array<string | number | boolean>) => values.join('\t');

async function fillCustomers(client: pg.Client, workspace: string, customers: Customer[]): Promise<void> {
  const at = iso(Date.UTC(2025, 0, 1));
  await copy(
    client,
    'customers.customer (workspace, id, root, known, first_name, last_name, created_at)',
    lines(customers, ({ id, first, last }) => join(workspace, id, id, true, first, last, at)),
  );
  await copy(
    client,
    'customers.identifier (workspace, customer, kind, value, strength, linked_at)',
    lines(customers, ({ id, email }) => join(workspace, id, 'email', email, 'claimed', at)),
  );
}

function* lines<Item>(items: Iterable<Item>, line: (item: Item) => string): Generator<string> {
  for (const item of items) yield line(item);
}

/** What rests of an index is built faster at once than row by row. */
async function withoutIndexes<T>(client: pg.Client, tables: string[], work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
     where indrelid = any($1::regclass[]) and not indisprimary`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  const done = await work();
  for (const { name, made } of rows) {
    process.stderr.write(`building ${name}\n`);
    await client.query(made);
  }
  return done;
}

type Where = Parameters<typeof fill>[1];

async function fillMessages(client: pg.Client, { workspace, agents, size }: Where, customers: Customer[]) {
  const conversations = new Set<Conversation>();
  const files: string[] = [];
  function* written(): Generator<string> {
    let told = 0;
    for (const message of messagesOf(size, customers, agents.length)) {
      const { id, conversation, attached } = message;
      conversations.add(conversation);
      if (attached !== '') files.push(join(workspace, id, id, `message:${id}`, attached, 'application/pdf', 20_000, 0));
      if (++told % 500_000 === 0) process.stderr.write(`${told} messages\n`);
      yield lineOf(workspace, message, agents[conversation.agent ?? conversation.messages % agents.length]!);
    }
  }
  const columns =
    'workspace, id, thread, channel, direction, author_kind, author_id, author_name, address, subject, text, state, attached, at';
  await copy(client, `channels.message (${columns})`, written());
  await copy(client, 'channels.message_file (workspace, message, file, owner, name, type, size, position)', files);
  return [...conversations];
}

async function fillConversations(client: pg.Client, { workspace, agents }: Where, all: Conversation[]): Promise<void> {
  const agentOf = ({ agent }: Conversation) => (agent === null ? '\\N' : agents[agent]!.id);
  await copy(
    client,
    'channels.thread (workspace, id, channel, customer, subject, started_at, last_in_at, last_out_at)',
    lines(all, ({ id, mail, customer, subject, startedAt, lastInAt, lastOutAt }) =>
      join(
        workspace,
        id,
        mail ? 'mail' : 'chat',
        customer.id,
        plain(subject),
        iso(startedAt),
        iso(lastInAt),
        iso(lastOutAt),
      ),
    ),
  );
  await copy(
    client,
    'channels.participant (workspace, thread, address, name, joined_at)',
    lines(
      all.filter(({ mail }) => mail),
      ({ id, customer, startedAt }) =>
        join(workspace, id, customer.email, `${customer.first} ${customer.last}`, iso(startedAt)),
    ),
  );
  await client.query('set session_replication_role = origin');
  await copy(
    client,
    `desk.conversation (workspace, id, customer, channel, status, assignee, waiting_since, answered, contacts, first_in_at, started_at, last_at)`,
    lines(all, (one) => {
      const waits = one.lastOutAt === null || one.lastInAt > one.lastOutAt;
      return join(
        ...[workspace, one.id, one.customer.id, one.mail ? 'mail' : 'chat', 'open', agentOf(one)],
        ...[waits ? iso(one.lastInAt) : '\\N', one.lastOutAt !== null, one.messages, iso(one.startedAt)],
        ...[iso(one.startedAt), iso(one.lastAt)],
      );
    }),
  );
  const read = all.filter(({ agent }, number) => agent !== null && number % 2 === 0);
  await copy(
    client,
    'channels.read_mark (workspace, thread, reader, message, at)',
    lines(read, (one) => join(workspace, one.id, agentOf(one), idAt(one.startedAt, 0), iso(one.startedAt))),
  );
}

function lineOf(
  workspace: string,
  { id, conversation, at, fromCustomer, text, attached }: Message,
  agent: Agent,
): string {
  const { customer, mail, subject } = conversation;
  const [kind, author, name] = fromCustomer
    ? ['customer', customer.id, `${customer.first} ${customer.last}`]
    : ['agent', agent.id, agent.name];
  return join(
    ...[workspace, id, conversation.id, mail ? 'mail' : 'chat', fromCustomer ? 'in' : 'out', kind!, author!, name!],
    ...[
      mail ? customer.email : '\\N',
      plain(subject),
      plain(text),
      fromCustomer ? 'received' : 'delivered',
      attached,
      iso(at),
    ],
  );
}
