import { Liquid } from 'liquidjs';
import { problem, sql, type Actor, type Tx } from '#platform';
import { placeholderWords, threadOf } from '#channels';
import { describeCustomers } from '#customers';
import { maskText } from '#core/people/mask.ts';
import { audit, isMasked, workspaceSettings } from '#people';
import { visibleConversation } from './conversation.ts';

interface CannedReply {
  id: string;
  title: string;
  text: string;
  version: number;
  updatedAt: Date;
}

const columns = sql`id, title, text, version, updated_at`;
/** Canned replies are written by colleagues: bounded all the same, so that one of them cannot hold up the desk. */
const liquid = new Liquid({
  strictFilters: true,
  renderLimit: 200,
  parseLimit: 40_000,
  memoryLimit: 2_000_000,
  ownPropertyOnly: true,
});

/** Canned replies by title; with a conversation, each also as it would be sent to its customer. */
export async function listCanned(tx: Tx, conversation: string | undefined, actor: Actor) {
  const rows = await tx.all(
    sql<CannedReply>`select ${columns} from desk.canned_reply order by lower(title), id limit 1000`,
  );
  if (conversation === undefined) return { items: rows.map((row) => ({ ...row, filled: null })) };
  const values = await valuesFor(tx, conversation, actor);
  return { items: rows.map((row) => ({ ...row, filled: fill(row.text, values) })) };
}

async function valuesFor(tx: Tx, conversation: string, actor: Actor) {
  await visibleConversation(tx, conversation, actor);
  const { customer, subject } = await threadOf(tx, conversation);
  const known = (await describeCustomers(tx, [customer])).get(customer);
  const { name } = await workspaceSettings(tx);
  const shown = (text: string | null | undefined) => (isMasked(actor) ? maskText(text ?? '') : (text ?? ''));
  return {
    customer: {
      firstName: shown(known?.firstName),
      lastName: shown(known?.lastName),
      name: shown(known?.name),
      email: shown(known?.email),
    },
    agent: { name: actor.name, firstName: actor.name.split(' ')[0] ?? '' },
    company: { name },
    conversation: { subject },
  };
}

function fill(text: string, values: object): string {
  try {
    return String(liquid.parseAndRenderSync(text, values));
  } catch {
    return text;
  }
}

/** Refuses a text whose placeholders could not be filled later, in words that tell where. */
function checkText(text: string): void {
  try {
    liquid.parse(text);
  } catch (error) {
    const message = placeholderWords(error);
    throw problem('invalid', {
      detail: `The placeholders cannot be read: ${message}.`,
      fields: [{ path: 'text', message }],
    });
  }
}

/** Adds a canned reply. Throws `invalid` for placeholders that cannot be read. */
export async function createCanned(
  tx: Tx,
  { title, text }: { title: string; text: string },
  actor: Actor,
): Promise<CannedReply> {
  checkText(text);
  const reply = await tx.one(
    sql<CannedReply>`insert into desk.canned_reply (title, text, updated_at) values (${title}, ${text}, ${tx.now}) returning ${columns}`,
  );
  await audit(tx, actor, { action: 'canned.create', subject: reply.id, detail: { title } });
  return reply;
}

/** Changes a canned reply. Throws `invalid`, `not-found`, and `conflict` when somebody changed it since `version`. */
export async function updateCanned(
  tx: Tx,
  reply: { id: string; title: string; text: string; version: number },
  actor: Actor,
): Promise<CannedReply> {
  checkText(reply.text);
  const changed =
    await tx.maybe(sql<CannedReply>`update desk.canned_reply set title = ${reply.title}, text = ${reply.text},
    version = version + 1, updated_at = ${tx.now} where id = ${reply.id} and version = ${reply.version} returning ${columns}`);
  if (changed !== undefined) {
    await audit(tx, actor, { action: 'canned.change', subject: reply.id, detail: { title: reply.title } });
    return changed;
  }
  const there = await tx.maybe(sql`select 1 from desk.canned_reply where id = ${reply.id}`);
  throw there === undefined
    ? noSuchReply()
    : problem('conflict', { code: 'stale', detail: 'Somebody changed this canned reply meanwhile.' });
}

/** Removes a canned reply. Throws `not-found`. */
export async function deleteCanned(tx: Tx, id: string, actor: Actor): Promise<{ deleted: boolean }> {
  const removed = await tx.maybe(
    sql<{ title: string }>`delete from desk.canned_reply where id = ${id} returning title`,
  );
  if (removed === undefined) throw noSuchReply();
  await audit(tx, actor, { action: 'canned.remove', subject: id, detail: removed });
  return { deleted: true };
}

function noSuchReply() {
  return problem('not-found', { detail: 'There is no such canned reply. Perhaps somebody removed it.' });
}
